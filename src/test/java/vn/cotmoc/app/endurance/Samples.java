// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Figures taken again and again, kept in a CSV file as they come, so that a run that is cut off leaves what it has. */
final class Samples {
    private static final double S_PER_H = 3600;

    private final Path file;
    private final List<Double> atS = new ArrayList<>();
    private final Map<String, List<Double>> series = new LinkedHashMap<>();

    /** One figure over the run. {@code perHour} is how much it grows, by the median of all slopes, which leaps do not move. */
    record Course(String name, double first, double median, double last, double most, double perHour) {}

    Samples(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    /** Always the same figures in the same order. */
    void add(Duration at, Map<String, Double> figures) throws IOException {
        if (atS.isEmpty()) {
            write("seconds," + String.join(",", figures.keySet()));
        }
        atS.add(at.toMillis() / 1e3);
        figures.forEach((name, value) ->
                series.computeIfAbsent(name, any -> new ArrayList<>()).add(value));
        write(at.toSeconds() + ","
                + figures.values().stream().map(Samples::shown).collect(Collectors.joining(",")));
    }

    /** Without the beginning, in which everything grows. */
    List<Course> since(Duration warm) {
        int from = (int) atS.stream().filter(s -> s < warm.toSeconds()).count();
        return series.entrySet().stream()
                .map(one -> course(
                        one.getKey(),
                        atS.subList(from, atS.size()),
                        one.getValue().subList(from, atS.size())))
                .toList();
    }

    static String table(List<Course> courses) {
        return "| what | first | median | last | most | growth an hour |\n|---|---:|---:|---:|---:|---:|\n"
                + courses.stream()
                        .map(one -> String.join(
                                " | ",
                                "| " + one.name(),
                                shown(one.first()),
                                shown(one.median()),
                                shown(one.last()),
                                shown(one.most()),
                                shown(one.perHour()) + " |\n"))
                        .collect(Collectors.joining());
    }

    private static Course course(String name, List<Double> seconds, List<Double> values) {
        return new Course(
                name,
                values.get(0),
                median(values.stream().mapToDouble(Double::doubleValue)),
                values.get(values.size() - 1),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                slope(seconds, values) * S_PER_H);
    }

    private static double slope(List<Double> seconds, List<Double> values) {
        DoubleStream.Builder slopes = DoubleStream.builder();
        for (int late = 1; late < values.size(); late++) {
            for (int early = 0; early < late; early++) {
                slopes.add((values.get(late) - values.get(early)) / (seconds.get(late) - seconds.get(early)));
            }
        }
        return values.size() < 2 ? 0 : median(slopes.build());
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private void write(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
