// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import vn.cotmoc.fault.Language;
import vn.cotmoc.time.Clock;

/** All commands, each made when it is wanted. */
final class Commands {
    /** Tells of all the others. */
    private static final String MANUAL = "manual";

    private final Map<String, Supplier<Object>> byName = new LinkedHashMap<>();

    Commands(
            Console console,
            NodeStarter starter,
            Clock clock,
            Map<String, String> environment,
            Supplier<Language> documentLanguage) {
        byName.put("check", () -> new CheckCommand(console, clock));
        byName.put("prepare", () -> new PrepareCommand(console, clock));
        byName.put("preview", () -> new PreviewCommand(console, clock));
        byName.put("seal", () -> new SealCommand(console, clock));
        byName.put("push", () -> new PushCommand(console, clock, environment));
        byName.put("rollback", () -> new RollbackCommand(console, clock, environment));
        byName.put("status", () -> new StatusCommand(console, clock, environment));
        byName.put("takeover", () -> new TakeoverCommand(console, clock, environment));
        byName.put("token", () -> new TokenCommand(console, clock, environment));
        byName.put("site", () -> new SiteCommand(console, clock, environment));
        byName.put("pull", () -> new PullCommand(console, clock, environment));
        byName.put("stick", () -> StickCommand.line(console, clock, environment));
        byName.put("fleet", () -> FleetCommand.line(console, clock, environment));
        byName.put("node", () -> new NodeCommand(console, starter));
        byName.put("doctor", () -> new DoctorCommand(console, clock, environment));
        byName.put("demo", () -> new DemoCommand(console, starter, clock));
        byName.put("report", () -> new ReportCommand(console, clock, documentLanguage));
        byName.put("counts", () -> new CountsCommand(console));
        byName.put("journal", () -> JournalCommand.line(console, clock));
        byName.put("drill", () -> new DrillCommand(console, environment));
        byName.put("bench", () -> BenchCommand.line(console, starter, clock));
        byName.put(MANUAL, ManualCommand::new);
    }

    /**
     * Adds the command that is called and, where none is, the names of all, which are enough to list and to suggest them:
     * picocli takes longer to look at each than most of them take to run.
     */
    void addTo(CommandLine line, String... args) {
        List<String> words = List.of(args);
        String first = words.isEmpty() ? "" : words.get(0);
        boolean isCalled = byName.containsKey(first) && !first.equals(MANUAL);
        byName.forEach((name, command) -> {
            if (first.equals(MANUAL) || (words.contains(name) && (!isCalled || name.equals(first)))) {
                line.addSubcommand(command.get());
            } else if (!isCalled && !name.equals(MANUAL)) {
                line.addSubcommand(name, CommandSpec.create());
            }
        });
    }
}
