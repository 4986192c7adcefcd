// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import vn.cotmoc.fault.Fault;

/** What a command that went wrong says on stderr: a sentence and a hint, or one problem object. */
final class FaultReport {
    private final Console console;

    FaultReport(Console console) {
        this.console = console;
    }

    /** The line cannot be understood: status 2. */
    int wrongUsage(ParameterException e, String[] args) {
        if (console.json()) {
            tell(Fault.refused("usage", String.valueOf(e.getMessage())));
        } else {
            console.err().println(e.getMessage());
            CommandLine command = e.getCommandLine();
            if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err())) {
                command.usage(console.err(), command.getColorScheme());
            }
        }
        return ExitCode.USAGE;
    }

    /** The command was understood and failed: status 1. */
    int failure(Exception e, CommandLine command, ParseResult parsed) {
        tell(e instanceof Fault fault ? fault : defect(e));
        return ExitCode.SOFTWARE;
    }

    private static Fault defect(Exception e) {
        // Made only now: the log takes longer to set up than most commands to run.
        LoggerFactory.getLogger(FaultReport.class).error("A command failed by a defect of the program.", e);
        return Fault.broken("command-defect", e).causedBy(e);
    }

    /** One of several things that were to be done could not be. */
    void tell(Fault fault) {
        if (console.json()) {
            console.err().println(object(fault));
            return;
        }
        console.err().println(fault.sentence().in(console.language()));
        fault.errors().forEach(error -> console.err().println(ProblemText.line(error, console.language())));
        console.err().println(fault.hint().in(console.language()));
    }

    private ObjectNode object(Fault fault) {
        ObjectNode problem = ProblemJson.MAPPER.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", fault.code());
        problem.put("detail", fault.sentence().in(console.language()));
        problem.put("code", fault.code());
        problem.put("category", fault.category().name());
        problem.put("hint", fault.hint().in(console.language()));
        if (!fault.errors().isEmpty() || !fault.warnings().isEmpty()) {
            problem.set("errors", ProblemJson.list(fault.errors(), console.language()));
            problem.set("warnings", ProblemJson.list(fault.warnings(), console.language()));
        }
        return problem;
    }
}
