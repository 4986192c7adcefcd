// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.bench.Drill;

/**
 * Breaks player and X server of a node that runs on purpose, and times the recovery; ends with 1 where it took too long, and where a
 * screen had nothing that could be broken.
 */
@Command(name = "drill", mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", required = true)
    private Path config = Path.of("");

    @Option(names = "--screen", paramLabel = "ID")
    private @Nullable String screen;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Map<String, String> environment;

    DrillCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        NodeSettings settings = NodeFile.read(config, environment);
        List<ScreenSettings> chosen = settings.screens().stream()
                .filter(each -> screen == null || each.id().equals(screen))
                .toList();
        if (chosen.isEmpty()) {
            throw Fault.refused("unknown-screen", String.valueOf(screen));
        }
        List<Drill.Trial> trials = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (var progress = new StepProgress(console, chosen.size())) {
            for (ScreenSettings each : chosen) {
                progress.begin("cli.drill-screen", each.id());
                try {
                    trials.addAll(drill(each, settings).run());
                } catch (Fault e) {
                    faults.add(e);
                }
            }
        }
        tell(trials);
        faults.forEach(new FaultReport(console)::tell);
        return faults.isEmpty() && trials.stream().allMatch(Drill.Trial::isKept) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Drill drill(ScreenSettings screen, NodeSettings settings) {
        Path folder = settings.data().toAbsolutePath().resolve("x11");
        return new Drill(screen, settings.screens(), settings.site().name(), folder);
    }

    private void tell(List<Drill.Trial> trials) {
        ArrayNode json = ProblemJson.MAPPER.createArrayNode();
        for (Drill.Trial trial : trials) {
            String what = trial.what().name().toLowerCase(Locale.ROOT).replace('_', '-');
            json.addObject()
                    .put("screen", trial.screen())
                    .put("broken", what)
                    .put("goneMs", trial.goneMs())
                    .put("limitMs", trial.limitMs())
                    .put("kept", trial.isKept());
            if (!format.isJson()) {
                String mark = trial.isKept() ? "✓" : "✗";
                Long gone = trial.goneMs();
                if (gone == null) {
                    console.say("cli.drill-lost", mark, trial.screen());
                } else {
                    console.say("cli.drill-" + what, mark, trial.screen(), gone, trial.limitMs());
                }
            }
        }
        if (format.isJson()) {
            ObjectNode document = ProblemJson.MAPPER.createObjectNode();
            document.set("trials", json);
            console.out().println(document);
        }
    }
}
