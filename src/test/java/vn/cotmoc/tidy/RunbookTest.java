// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.health.Trouble;

/** The runbook ends with every incident there is, as the bundles tell it; where it is behind, the right one lies in target. */
@Tag("L0")
final class RunbookTest {
    private static final Path PAGE = Path.of("src/site/markdown/RUNBOOK.md");
    private static final Path RIGHT = Path.of("target/RUNBOOK.md");
    private static final String HEAD = "| code | sign | cure | tiếng Việt |\n|---|---|---|---|\n";

    @Test
    void shouldTellHowToCureEveryIncident() throws IOException {
        String page = Files.readString(PAGE);
        String byHand = page.substring(0, page.indexOf("| code |"));
        String right = byHand + HEAD + rows();
        Files.writeString(RIGHT, right);

        assertThat(page).as("cure: cp %s %s", RIGHT, PAGE).isEqualTo(right);
    }

    private static String rows() throws IOException {
        Properties en = bundle("en");
        Properties vi = bundle("vi");
        return Arrays.stream(Trouble.values())
                .map(trouble -> "incident." + trouble.code())
                .map(key -> "| `%s` | %s | %s | %s %s |\n"
                        .formatted(
                                key.substring(key.indexOf('.') + 1),
                                en.getProperty(key),
                                en.getProperty(key + ".hint"),
                                vi.getProperty(key),
                                vi.getProperty(key + ".hint")))
                .collect(Collectors.joining());
    }

    private static Properties bundle(String language) throws IOException {
        var bundle = new Properties();
        try (Reader text = Files.newBufferedReader(
                Path.of("src/main/resources/vn/cotmoc/fault/text_%s.properties".formatted(language)))) {
            bundle.load(text);
        }
        return bundle;
    }
}
