// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, with the same gaps to fill in. */
@Tag("L0")
class BundleTest {
    private static final Path FOLDER = Path.of("src/main/resources/vn/cotmoc/fault");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    @Test
    void shouldHaveEverySentenceInBothLanguages() throws IOException {
        assertThat(sentences("vi").keySet()).isEqualTo(sentences("en").keySet());
    }

    @Test
    void shouldHaveTheSamePlaceholdersInBothLanguages() throws IOException {
        assertThat(placeholders("vi")).isEqualTo(placeholders("en"));
    }

    @Test
    void shouldGiveEachKeyOnce() throws IOException {
        for (String language : List.of("vi", "en")) {
            assertThat(lines(language).stream().map(BundleTest::key).toList()).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldBeNormalised() throws IOException {
        for (String language : List.of("vi", "en")) {
            assertThat(lines(language)).allMatch(line -> Normalizer.isNormalized(line, Normalizer.Form.NFC));
        }
    }

    @Test
    void shouldGiveEveryFaultAndProblemAHint() throws IOException {
        Map<String, String> sentences = sentences("en");
        Pattern code = Pattern.compile("(fault|problem)\\.[a-z0-9-]+");

        assertThat(sentences.keySet().stream().filter(code.asMatchPredicate()))
                .allMatch(key -> sentences.containsKey(key + ".hint"));
    }

    private static Map<String, Set<String>> placeholders(String language) throws IOException {
        Map<String, Set<String>> placeholders = new TreeMap<>();
        sentences(language)
                .forEach((key, sentence) -> placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher(sentence)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new))));
        return placeholders;
    }

    private static Map<String, String> sentences(String language) throws IOException {
        Map<String, String> sentences = new TreeMap<>();
        lines(language)
                .forEach(line ->
                        sentences.put(key(line), line.substring(key(line).length() + 1)));
        return sentences;
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('='));
    }

    private static List<String> lines(String language) throws IOException {
        return Files.readAllLines(FOLDER.resolve("text_" + language + ".properties")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
