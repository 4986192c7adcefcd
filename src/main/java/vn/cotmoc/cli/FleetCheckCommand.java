// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.NodeCheck;
import vn.cotmoc.fleet.Round;
import vn.cotmoc.time.Clock;

/** Tells of each node of a fleet what is wrong with it; where somebody has to do something, it ends with 1. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class FleetCheckCommand implements Callable<Integer> {
    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    FleetCheckCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** What is wrong with one node. */
    private record Checked(String node, List<NodeCheck.Finding> findings) {
        boolean isFaulty() {
            return findings.stream().anyMatch(NodeCheck.Finding::fault);
        }
    }

    @Override
    public Integer call() {
        boolean[] faulty = {false};
        var lines = new FleetLines<>(console, format, this::text, this::json);
        Round.go(
                fleet.read(),
                console.language(),
                (member, node) -> new Checked(
                        member.node(),
                        NodeCheck.of(node.status(member.node()), clock.now().wall())),
                (Round.Outcome<Checked> outcome) -> {
                    faulty[0] |= outcome.result() != null && outcome.result().isFaulty();
                    lines.tell(outcome);
                });
        return lines.finish() == ExitCode.OK && !faulty[0] ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Text text(Checked checked) {
        return checked.findings().isEmpty()
                ? Text.of("cli.fleet-well", checked.node())
                : Text.of(
                        "cli.fleet-findings",
                        checked.node(),
                        checked.findings().stream()
                                .map(finding -> finding.detail().in(console.language()))
                                .collect(Collectors.joining(" ")));
    }

    private ObjectNode json(Checked checked) {
        ObjectNode json = ProblemJson.MAPPER.createObjectNode();
        ArrayNode findings = json.putArray("findings");
        checked.findings()
                .forEach(finding -> findings.addObject()
                        .put("code", finding.code())
                        .put("severity", finding.fault() ? "fault" : "warning")
                        .put("detail", finding.detail().in(console.language())));
        return json;
    }
}
