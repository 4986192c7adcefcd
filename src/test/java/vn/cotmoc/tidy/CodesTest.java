// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of all codes is made of the bundles; where it is behind them, the right one lies in target. */
@Tag("L0")
class CodesTest {
    private static final Path PAGE = Path.of("src/site/markdown/CODES.md");
    private static final Path RIGHT = Path.of("target/CODES.md");
    private static final String HEAD = """
            # Codes

            Every code that a command, the API or the watchdog may tell, with its sentence and what to do. A code never changes its meaning.
            `{0}`, `{1}`, … are filled in. Made of the two bundles in `src/main/resources/vn/cotmoc/fault/`.

            """;

    @Test
    void shouldHaveEveryCode() throws IOException {
        String right = HEAD + table("Faults", "fault.") + "\n" + table("Defects of a file", "problem.") + "\n"
                + table("Incidents", "incident.");
        Files.writeString(RIGHT, right);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("cure: cp %s %s", RIGHT, PAGE)
                .isEqualTo(right);
    }

    private static String table(String title, String prefix) throws IOException {
        Properties vi = bundle("vi");
        Properties en = bundle("en");
        var rows = new TreeMap<String, String>();
        for (String key : en.stringPropertyNames()) {
            if (key.startsWith(prefix) && en.containsKey(key + ".hint")) {
                String code = key.substring(prefix.length());
                rows.put(code, "| `%s` | %s | %s |\n".formatted(code, cell(en, key), cell(vi, key)));
            }
        }
        return "## " + title + "\n\n| code | English | tiếng Việt |\n|---|---|---|\n" + String.join("", rows.values());
    }

    private static String cell(Properties bundle, String key) {
        String sentence = bundle.getProperty(key, "") + " " + bundle.getProperty(key + ".hint", "");
        return sentence.replace("|", "\\|");
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
