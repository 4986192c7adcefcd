// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.Round.Outcome;

/** One line for each node of a fleet, or one JSON document: {@code {nodes: [{node, …, code|null, detail}]}}. */
final class FleetLines<T> {
    private final Console console;
    private final Format format;
    private final Function<T, Text> text;
    private final Function<T, ObjectNode> json;
    private final ArrayNode nodes = ProblemJson.MAPPER.createArrayNode();
    private final List<Fault> failed = new ArrayList<>();

    FleetLines(Console console, Format format, Function<T, Text> text, Function<T, ObjectNode> json) {
        this.console = console;
        this.format = format;
        this.text = text;
        this.json = json;
    }

    void tell(Outcome<T> outcome) {
        ObjectNode entry = nodes.addObject().put("node", outcome.member().node());
        if (outcome.result() != null) {
            entry.setAll(json.apply(outcome.result()));
            entry.putNull("code");
            say(text.apply(outcome.result()).in(console.language()));
        } else if (outcome.fault() != null) {
            tell(entry, outcome.member().node(), outcome.fault());
        }
    }

    /**
     * Prints the document, if it is one.
     *
     * @return the exit status, in text
     * @throws Fault the first that a node failed with, in JSON
     */
    int finish() {
        if (format.isJson()) {
            console.out().println(ProblemJson.MAPPER.createObjectNode().set("nodes", nodes));
            if (!failed.isEmpty()) {
                throw failed.get(0);
            }
        }
        return failed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void tell(ObjectNode entry, String node, Fault fault) {
        failed.add(fault);
        String sentence = fault.sentence().in(console.language());
        entry.put("code", fault.code()).put("detail", sentence);
        if (!format.isJson()) {
            String hint = fault.hint().in(console.language());
            console.err().println((node + ": " + sentence + " " + hint).strip());
        }
    }

    private void say(String line) {
        if (!format.isJson()) {
            console.out().println(line);
        }
    }
}
