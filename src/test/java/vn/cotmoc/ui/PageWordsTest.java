// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page says the same in both languages, and has all it says. */
@Tag("L0")
class PageWordsTest {
    private static final Path FOLDER = Path.of("src/main/resources/vn/cotmoc/ui");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final Pattern SAID = Pattern.compile("say(?:Or)?\\(\"([^\"]+)\"");
    /** Any other text that may be a key, or the beginning of one: {@code "by.clip"}, {@code `state.${…}`}. */
    private static final Pattern NAMED = Pattern.compile("[\"`]([\\w$.-]+)(?=[\"`]|\\$\\{)");

    private static final Pattern VIETNAMESE = Pattern.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]");

    private final Map<String, String> vi = words("vi.json");
    private final Map<String, String> en = words("en.json");

    @Test
    void shouldSayTheSameInBothLanguages() {
        assertThat(vi.keySet()).isEqualTo(en.keySet());
        vi.forEach((key, sentence) -> assertThat(gaps(sentence)).as(key).isEqualTo(gaps(en.getOrDefault(key, ""))));
        assertThat(vi.values()).noneMatch(String::isBlank);
        assertThat(en.entrySet().stream().filter(one -> !one.getKey().equals("other")))
                .noneMatch(one -> VIETNAMESE.matcher(one.getValue()).find());
    }

    @Test
    void shouldHaveEveryWordThatItSays() throws IOException {
        for (Path script : scripts()) {
            List<String> said = SAID.matcher(Files.readString(script))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(vi.keySet()).as(script.toString()).containsAll(said);
        }
    }

    @Test
    void shouldHaveNoWordThatItNeverSays() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path script : scripts()) {
            Matcher matcher = NAMED.matcher(Files.readString(script));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        assertThat(vi.keySet())
                .allMatch(key -> named.contains(key)
                        || named.stream().anyMatch(beginning -> beginning.endsWith(".") && key.startsWith(beginning)));
    }

    @Test
    void shouldHaveItsWordsInTheBundlesAlone() throws IOException {
        for (Path script : scripts()) {
            String code = Files.readString(script).replaceAll("//.*|/\\*(?s:.*?)\\*/", "");
            // The product's name is the same in every language.
            assertThat(VIETNAMESE.matcher(code.replace("Cột Mốc", "")).find())
                    .as(script.toString())
                    .isFalse();
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".js") && !file.endsWith("preact.js"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> gaps(String sentence) {
        return GAP.matcher(sentence).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    private static Map<String, String> words(String file) {
        try {
            JsonNode bundle = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
            Map<String, String> words = new TreeMap<>();
            bundle.properties().forEach(one -> put(words, one.getKey(), one.getValue()));
            return words;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code "key": "…"}, or {@code "key": {"": "…", "end": "…"}} for {@code key} and {@code key.end}. */
    private static void put(Map<String, String> words, String key, JsonNode value) {
        if (value.isTextual()) {
            assertThat(words.put(key, value.textValue())).as(key).isNull();
        } else {
            value.properties()
                    .forEach(
                            one -> put(words, one.getKey().isEmpty() ? key : key + "." + one.getKey(), one.getValue()));
        }
    }
}
