// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.fault.Problem;

/** The examples say of themselves what is wrong with them; here the part that needs no calendar and no media. */
@Tag("L1")
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples/playlists");
    private static final Set<String> BY_THE_CALENDAR = Set.of("slot-never", "rule-never", "lunar-30", "at-collision");

    static Stream<Path> wrong() throws IOException {
        return Stream.concat(yaml("bad"), yaml("warned"));
    }

    static Stream<Path> good() throws IOException {
        return yaml("good");
    }

    private static Stream<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldTellWhatTheExampleExpects(Path file) throws IOException {
        Reading reading = PlaylistFile.read(file);
        JsonNode expected = new ObjectMapper()
                .readTree(Path.of(file.toString().replace(".yaml", ".expect.json"))
                        .toFile());

        assertThat(told(reading.errors())).containsExactlyInAnyOrderElementsOf(told(expected.get("errors")));
        assertThat(told(reading.warnings())).containsAll(told(expected.get("warnings")));
        assertThat(reading.errors())
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("good")
    void shouldAcceptWhenNothingIsWrong(Path file) {
        Reading reading = PlaylistFile.read(file);

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.findPlaylist()).isPresent();
        assertThat(reading.slots()).isNotEmpty().allMatch(Reading.SlotReading::whole);
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private static List<String> told(JsonNode problems) {
        return StreamSupport.stream(problems.spliterator(), false)
                .filter(problem -> !BY_THE_CALENDAR.contains(problem.get("code").asText()))
                .map(problem -> problem.get("pointer").asText() + " "
                        + problem.get("code").asText())
                .toList();
    }
}
