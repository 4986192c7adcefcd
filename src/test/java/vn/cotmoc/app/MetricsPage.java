// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Prometheus' text format 0.0.4, read as strictly as {@code promtool check metrics} does: every figure has a HELP and
 * a TYPE before its first sample, comes in one piece, and is named by its kind in base units.
 */
final class MetricsPage {
    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) ([a-z_:][a-z0-9_:]*) (.+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_:][a-z0-9_:]*)(?:\\{(" + LABEL.pattern() + "(?:," + LABEL.pattern() + ")*)?\\})? (\\S+)");
    private static final Pattern NO_BASE_UNIT = Pattern.compile(
            "_(ms|millis|milliseconds|minutes|hours|days|kib|mib|kilobytes|megabytes|percent|celsius_total)(_|$)");
    private static final List<String> OF_A_HISTOGRAM = List.of("_bucket", "_sum", "_count");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();

    MetricsPage(String page) {
        assertThat(page).endsWith("\n");
        String last = "";
        for (String line : page.split("\n", -1)) {
            if (!line.isEmpty()) {
                last = line.startsWith("#") ? head(line) : sample(line, last);
            }
        }
    }

    private String head(String line) {
        Matcher head = HEAD.matcher(line);
        assertThat(head.matches()).as(line).isTrue();
        boolean help = head.group(1).equals("HELP");
        assertThat((help ? helps : types).put(head.group(2), head.group(3)))
                .as("told once: %s", line)
                .isNull();
        if (!help) {
            assertNamedByKind(head.group(2), head.group(3));
        }
        return head.group(2);
    }

    private static void assertNamedByKind(String figure, String type) {
        assertThat(type).as(figure).isIn("counter", "gauge", "histogram");
        assertThat(figure.endsWith("_total")).as(figure).isEqualTo(type.equals("counter"));
        assertThat(figure).doesNotContainPattern(NO_BASE_UNIT);
    }

    private String sample(String line, String last) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        String figure = OF_A_HISTOGRAM.stream()
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .filter(each -> "histogram".equals(types.get(each)))
                .findFirst()
                .orElse(name);
        assertThat(figure).as("in one piece, behind its TYPE: %s", line).isEqualTo(last);
        assertThat(types).containsKey(figure);
        assertThat(helps).containsKey(figure);
        String value = line.substring(line.lastIndexOf(' ') + 1);
        double number = value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
        assertThat(samples.put(line.substring(0, line.lastIndexOf(' ')), number))
                .as("told once: %s", line)
                .isNull();
        return figure;
    }

    /** The figure with these labels, as the page writes them. */
    double value(String sample) {
        assertThat(samples).containsKey(sample);
        return Objects.requireNonNull(samples.get(sample));
    }
}
