// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
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
     * Adds the command that is called and, where none is, all of them: picocli takes longer to look at each than most of them
     * take to run.
     */
    void addTo(CommandLine line, String... args) {
        String called = args.length == 0 ? "" : args[0];
        Optional.ofNullable(byName.get(called))
                .filter(command -> !called.equals(MANUAL))
                .ifPresentOrElse(
                        command -> line.addSubcommand(command.get()),
                        () -> byName.values().forEach(command -> line.addSubcommand(command.get())));
    }
}
