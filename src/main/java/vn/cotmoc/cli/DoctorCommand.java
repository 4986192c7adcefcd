// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.doctor.Finding;
import vn.cotmoc.health.doctor.Finding.Level;
import vn.cotmoc.time.Clock;

/** Tells what is wrong with this machine, and the command that mends it. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path config;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Map<String, String> environment;
    private final Examination examination;

    DoctorCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
        this.examination = new Examination(environment, clock);
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(examination.machine());
        if (config != null) {
            findings.addAll(node(config));
        }
        if (format.isJson()) {
            console.out().println(json(findings));
        } else {
            print(findings);
        }
        return count(findings, Level.ERROR) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Finding> node(Path file) {
        try {
            var settings = NodeFile.read(file, environment);
            List<Finding> findings = new ArrayList<>(List.of(Finding.good("settings", file)));
            findings.addAll(examination.node(settings));
            return findings;
        } catch (Fault e) {
            List<Finding> findings = new ArrayList<>(List.of(Finding.of(e)));
            e.errors().forEach(error -> findings.add(Finding.of(error)));
            return findings;
        }
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private void print(List<Finding> findings) {
        for (Finding finding : findings) {
            console.say("cli.doctor-" + finding.level().word(), finding.sentence());
            if (finding.cure() != null) {
                console.say("cli.doctor-cure", finding.cure());
            }
        }
        console.say("cli.doctor-sum", count(findings, Level.ERROR), count(findings, Level.WARNING));
    }

    private ObjectNode json(List<Finding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("code", finding.code())
                    .put("level", finding.level().word())
                    .put("sentence", finding.sentence().in(console.language()))
                    .put("cure", finding.cure() == null ? null : finding.cure().in(console.language()));
        }
        return json.put("errors", count(findings, Level.ERROR)).put("warnings", count(findings, Level.WARNING));
    }
}
