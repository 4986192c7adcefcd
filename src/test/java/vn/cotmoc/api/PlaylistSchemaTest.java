// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors says nothing else than the check of playlists does, as far as a schema can. */
@Tag("L1")
class PlaylistSchemaTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples/playlists");
    private static final URI ID = URI.create("urn:cotmoc:playlist");
    private static final YAMLMapper YAML = new YAMLMapper();

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

    /** Those whose defect lies in the shape alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "at-or-between",
                "id-format",
                "list-length",
                "member-missing",
                "number-range",
                "one-rule",
                "lunar-day",
                "time-of-day",
                "unknown-member",
                "unknown-value",
                "wrong-type",
                "duration",
            })
    void shouldRefuseWhatIsWronglyShaped(String name) throws Exception {
        JsonNode playlist = YAML.readTree(Files.readAllBytes(EXAMPLES.resolve("bad/" + name + ".yaml")));
        assertThat(validator.validate(ID, playlist).isValid()).isFalse();
    }
}
