// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The schedule's promises of speed, by JMH. On a machine that has other work to do they say nothing. */
@Tag("L6")
class ScheduleSpeedTest {
    /** Microseconds. */
    private static final Map<String, Double> PROMISED = Map.of(
            "decisionWith500Slots", 50.0, "yearOfSlotsOf100Slots", 1_000_000.0, "dayOfPlaysOf100Slots", 200_000.0);

    @Test
    void shouldBeAsFastAsPromised() throws Exception {
        generate();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScheduleBenchmarks.class.getName())
                        .forks(0)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();

        assertThat(results).hasSameSizeAs(PROMISED.keySet());
        var soft = new SoftAssertions();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            soft.assertThat(result.getPrimaryResult().getScore())
                    .as("%s, in µs", name)
                    .isLessThanOrEqualTo(PROMISED.get(name));
        }
        soft.assertAll();
    }

    /** JMH measures what its annotation processor makes of the benchmarks; nothing else in this build needs one. */
    private static void generate() throws Exception {
        Path classes = Path.of(ScheduleBenchmarks.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> arguments = List.of(
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classes,
                "-d",
                classes.toString(),
                "src/test/java/vn/cotmoc/schedule/ScheduleBenchmarks.java");
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
    }
}
