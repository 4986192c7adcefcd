// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Durations;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.TimeOfDay;

/** The example playlists: previewed as written beside them, refused and warned of as their names say. */
@Tag("L1")
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples/playlists");
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("good")
    void shouldPreviewAsWrittenWhenGood(String name) throws IOException {
        Path file = EXAMPLES.resolve("good").resolve(name + ".yaml");
        Playlist playlist = checked(file).playlist();
        JsonNode window = JSON.readTree(beside(file, ".window.json").toFile());
        Instant from = LocalDateTime.parse(window.path("from").asText())
                .atZone(playlist.timezone())
                .toInstant();
        Instant to = from.plus(length(window.path("for").asText()));
        List<Screen> screens = screens(name, playlist);

        assertThat(slots(playlist, screens, from, to)).isEqualTo(expected(beside(file, ".slots.json")));
        if (Files.exists(beside(file, ".plays.json"))) {
            assertThat(plays(playlist, screens, from, to)).isEqualTo(expected(beside(file, ".plays.json")));
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldTellAllErrorsWhenBad(String name) throws IOException {
        Path file = EXAMPLES.resolve("bad").resolve(name + ".yaml");
        PlaylistCheck.Checked checked = PlaylistCheck.check(file, NOW);
        JsonNode expected = JSON.readTree(beside(file, ".expect.json").toFile());
        assertThat(places(checked.errors())).containsExactlyInAnyOrderElementsOf(places(expected.path("errors")));
        assertThat(places(checked.warnings())).containsAll(places(expected.path("warnings")));
        assertThat(checked.errors())
                .allMatch(problem -> problem.line() > 0 || problem.pointer().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("warned")
    void shouldAcceptWithAWarning(String name) throws IOException {
        Path file = EXAMPLES.resolve("warned").resolve(name + ".yaml");
        PlaylistCheck.Checked checked = PlaylistCheck.check(file, NOW);
        JsonNode expected = JSON.readTree(beside(file, ".expect.json").toFile());
        assertThat(places(checked.errors())).isEmpty();
        assertThat(places(checked.warnings())).containsAll(places(expected.path("warnings")));
    }

    static Stream<String> good() throws IOException {
        return names("good");
    }

    static Stream<String> bad() throws IOException {
        return names("bad");
    }

    static Stream<String> warned() throws IOException {
        return names("warned");
    }

    private static Stream<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static PlaylistCheck.Checked checked(Path file) {
        Path durations = beside(file, ".durations.json");
        return PlaylistCheck.check(
                PlaylistFile.read(file), new GivenLengths(Durations.read(durations), new MediaFiles(file)), NOW);
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName().toString().replace(".yaml", suffix));
    }

    private static List<Screen> screens(String name, Playlist playlist) {
        return name.equals("ha-tien")
                ? List.of(
                        new Screen("phia-ngoai", hours(5.5, 23), playlist.timezone()),
                        new Screen("phia-trong", hours(6, 0.5), playlist.timezone()))
                : List.of(Screen.alone("*", playlist.timezone()));
    }

    private static Daypart hours(double start, double end) {
        return new Daypart(new TimeOfDay((int) (start * 3600)), new TimeOfDay((int) (end * 3600)));
    }

    private static Duration length(String text) {
        return Duration.parse((text.endsWith("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
    }

    private static List<JsonNode> slots(Playlist playlist, List<Screen> screens, Instant from, Instant to) {
        return Preview.slots(playlist, screens, from, to).stream()
                .map(slot -> (JsonNode) slot.toJson(playlist.timezone()))
                .toList();
    }

    private static List<JsonNode> plays(Playlist playlist, List<Screen> screens, Instant from, Instant to) {
        List<JsonNode> plays = new ArrayList<>();
        List<Preview.Standing> anew = screens.stream()
                .map(screen -> Preview.Standing.anew(Schedule.of(playlist, screen), from))
                .toList();
        Preview.plays(anew, from, to).forEachRemaining(play -> {
            ObjectNode json = play.toJson(playlist.timezone(), Language.VI);
            assertThat(json.remove("why").asText()).isNotBlank();
            plays.add(json);
        });
        return plays;
    }

    private static List<JsonNode> expected(Path file) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JSON.readTree(file.toFile()).forEach(all::add);
        return all;
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !problem.code().startsWith("media-"))
                .map(problem -> problem.pointer() + " " + problem.code())
                .toList();
    }

    private static List<String> places(JsonNode problems) {
        List<String> all = new ArrayList<>();
        problems.forEach(problem -> all.add(
                problem.path("pointer").asText() + " " + problem.path("code").asText()));
        return all;
    }
}
