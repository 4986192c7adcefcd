// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.SpecificationVersion;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.PlaylistFile;

/** The schema for editors says nothing else than the check of playlists does, as far as a schema can. */
@Tag("L1")
class PlaylistSchemaTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples/playlists");
    private static final URI ID = URI.create("urn:cotmoc:playlist");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String PLAYLIST = """
            playlist: mau
            version: 1
            nodes: ['*']
            clips:
              - {id: phim, title: Phim, file: phim.mp4, topic: bien-gioi, language: vi, source: tinh}
              - {id: the-cho, title: Thẻ chờ, file: the-cho.png, topic: khac, language: vi, source: bo}
            schedule:
              - {slot: ngay, between: ['06:00', '22:00'], clips: [phim]}
            filler: [the-cho]
            """;

    private final Validator validator = validator();

    private static Validator validator() {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory(new ObjectMapper()))
                .createValidator();
        validator.registerSchema(ID, Schemas.read("playlist.schema.json"));
        return validator;
    }

    static Stream<Path> accepted() throws Exception {
        return Stream.concat(yaml("good"), yaml("warned"));
    }

    private static Stream<Path> yaml(String folder) throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return List.copyOf(
                    files.filter(file -> file.toString().endsWith(".yaml")).toList())
                    .stream();
        }
    }

    @Test
    void shouldBeASchemaItself() {
        Validator meta = new ValidatorFactory()
                .withDialect(new Dialects.Draft2020Dialect())
                .withJsonNodeFactory(new JacksonNode.Factory(new ObjectMapper()))
                .createValidator();
        assertThat(meta.validate(
                                URI.create(SpecificationVersion.DRAFT2020_12.getId()),
                                Schemas.read("playlist.schema.json"))
                        .getErrors())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void shouldAcceptWhatTheCheckAccepts(Path file) throws Exception {
        JsonNode playlist = YAML.readTree(Files.readAllBytes(file));
        assertThat(validator.validate(ID, playlist).getErrors())
                .extracting(error -> error.getInstanceLocation() + " " + error.getError())
                .isEmpty();
    }

    /**
     * One phrase of a good playlist written anew: whether it may stand is told alike by both. Left out are the codes that
     * tell of more than the shape: names that are not there, days that do not exist, two of a kind.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version: 1                | version: 0",
                "version: 1                | version: '1'",
                "version: 1                | version: 1.5",
                "playlist: mau             | playlist: 2026",
                "playlist: mau             | playlist: Mẫu",
                "playlist: mau             | name: mau",
                "nodes: ['*']              | nodes: []",
                "nodes: ['*']              | nodes: '*'",
                "filler: [the-cho]         | filler: []",
                "title: Phim               | title: 2026",
                "title: Phim               | title: [Phim]",
                "source: tinh}             | source: huyen}",
                "source: tinh}             | source: tinh, fit: cover}",
                "source: tinh}             | source: tinh, fit: fill}",
                "source: tinh}             | source: tinh, audio: 'yes'}",
                "source: tinh}             | source: tinh, maxPerHour: 0}",
                "source: tinh}             | source: tinh, minGap: 10}",
                "source: tinh}             | source: tinh, minGap: 10m}",
                "source: tinh}             | source: tinh, duration: 10s}",
                "source: tinh}             | source: tinh, approval: {number: 12/GP, date: 2026-10-20}}",
                "source: tinh}             | source: tinh, approval: {number: 12/GP}}",
                "source: tinh}             | source: tinh, bitrate: 5}",
                "source: bo}               | source: bo, duration: 15s}",
                "source: bo}               | source: bo, duration: 0s}",
                "source: bo}               | source: bo, duration: 1.5s}",
                "file: phim.mp4            | file: ../phim.mp4",
                "file: phim.mp4            | file: /srv/phim.mp4",
                "file: phim.mp4            | file: C:phim.mp4",
                "file: phim.mp4            | file: \\phim.mp4",
                "between: ['06:00', '22:00']| between: ['06:00', '24:00']",
                "between: ['06:00', '22:00']| between: ['06:00', '24:00:00']",
                "between: ['06:00', '22:00']| between: ['24:00', '06:00']",
                "between: ['06:00', '22:00']| between: ['22:00', '06:00:30']",
                "between: ['06:00', '22:00']| between: ['06:00']",
                "between: ['06:00', '22:00']| between: ['6:00', '22:00']",
                "between: ['06:00', '22:00']| at: ['06:00', '22:00']",
                "between: ['06:00', '22:00']| at: []",
                "between: ['06:00', '22:00']| at: ['24:00']",
                "between: ['06:00', '22:00']| at: ['06:00'], between: ['06:00', '22:00']",
                "between: ['06:00', '22:00']| at: ['06:00'], between: ['06:00', '22:00'], share: 2",
                "between: ['06:00', '22:00']| at: ['06:00'], share: 2",
                "between: ['06:00', '22:00']| at: ['06:00'], order: shuffle",
                "clips: [phim]}            | clips: []}",
                "clips: [phim]}            | clips: [phim], share: 0}",
                "clips: [phim]}            | clips: [phim], order: shuffle}",
                "clips: [phim]}            | clips: [phim], order: random}",
                "clips: [phim]}            | clips: [phim], order: weighted, weights: {phim: 2}}",
                "clips: [phim]}            | clips: [phim], order: weighted, weights: {phim: 0}}",
                "clips: [phim]}            | clips: [phim], order: sequence, weights: {phim: 2}}",
                "clips: [phim]}            | clips: [phim], weights: {phim: 2}}",
                "clips: [phim]}            | clips: [phim], start: now}",
                "clips: [phim]}            | clips: [phim], wait: 5}",
                "clips: [phim]}            | clips: [phim], priority: urgent}",
                "clips: [phim]}            | clips: [phim], repeat: FREQ=DAILY, lunar: [01-01]}",
                "clips: [phim]}            | clips: [phim], lunar: [01-01, L06-15, 12-last, L06-last]}",
                "clips: [phim]}            | clips: [phim], lunar: [13-01]}",
                "clips: [phim]}            | clips: [phim], lunar: []}",
                "clips: [phim]}            | clips: [phim], weeksOfMonth: {weeks: [3, 4], day: FR}}",
                "clips: [phim]}            | clips: [phim], weeksOfMonth: {weeks: [7], day: FR}}",
                "clips: [phim]}            | clips: [phim], weeksOfMonth: {weeks: [], day: FR}}",
                "clips: [phim]}            | clips: [phim], weeksOfMonth: {weeks: [1], day: Friday}}",
                "clips: [phim]}            | clips: [phim], weeksOfMonth: {weeks: [1], day: FR, count: last}}",
                "clips: [phim]}            | clips: [phim], rerun: [1, 31]}",
                "clips: [phim]}            | clips: [phim], rerun: [0]}",
                "clips: [phim]}            | clips: [phim], rerun: 1}",
                "clips: [phim]}            | clips: [phim], screens: []}",
                "clips: [phim]}            | clips: [phim], except: [2026-12-25], also: [2026-12-26]}",
                "clips: [phim]}            | clips: [phim], except: []}",
                "clips: [phim]}            | clips: [phim], colour: red}",
            })
    void shouldJudgeAsTheCheckDoes(String line, String instead) throws Exception {
        String yaml = PLAYLIST.replace(line, instead);
        assertThat(yaml).isNotEqualTo(PLAYLIST);
        List<Problem> errors =
                PlaylistFile.read("mau.yaml", yaml.getBytes(UTF_8)).errors();

        assertThat(validator.validate(ID, YAML.readTree(yaml)).isValid())
                .as("the check says %s", errors)
                .isEqualTo(errors.isEmpty());
    }
}
