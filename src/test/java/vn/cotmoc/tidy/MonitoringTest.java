// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the docs offer to those who watch many nodes fits the figures that a node tells. */
@Tag("L0")
final class MonitoringTest {
    private static final Path DOCS = Path.of("src/site/markdown");
    private static final Path RULES = DOCS.resolve("monitoring/rules.yaml");
    private static final Path DASHBOARD = DOCS.resolve("monitoring/dashboard.json");
    private static final Path SOURCES = Path.of("src/main/java/vn/cotmoc");
    private static final Pattern FIGURE = Pattern.compile("cotmoc_[a-z_]+[a-z]");
    private static final Pattern REGISTERED = Pattern.compile("\"(cotmoc_[a-z_]+)\"");
    /** What Prometheus makes of a histogram. */
    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_seconds_(bucket|sum|count)$");

    @ParameterizedTest
    @ValueSource(strings = {"monitoring/rules.yaml", "monitoring/dashboard.json", "MONITORING.md", "API.md"})
    void shouldNameNoFigureThatNoNodeTells(String page) throws IOException {
        Set<String> named = FIGURE.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(MatchResult::group)
                .map(name -> OF_A_HISTOGRAM.matcher(name).replaceFirst("_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(registered()).containsAll(named);
    }

    @Test
    void shouldHaveRulesThatSayWhatIsWrongAndHowBadItIs() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(RULES.toFile()).at("/groups/0/rules");
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.path("alert").asText()).startsWith("Cotmoc");
            assertThat(rule.path("expr").asText()).isNotEmpty();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "fault");
            assertThat(rule.at("/annotations/summary").asText()).contains("{{ $labels.instance }}");
        });
    }

    @Test
    void shouldHaveADashboardWhoseEveryPanelAsksForFigures() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("targets"))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asText()).containsPattern(FIGURE));
        });
    }

    private static Set<String> registered() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> REGISTERED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
