// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.cotmoc.config.FormFile;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.report.Figures;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.Lack;
import vn.cotmoc.report.Period;
import vn.cotmoc.report.Reminder;
import vn.cotmoc.report.Report;
import vn.cotmoc.report.file.ReportFile;
import vn.cotmoc.time.Clock;

/** Makes the report, tells what it lacks and when it is due. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "FILE")
    private @Nullable Path database;

    @Option(names = "--form", paramLabel = "FILE")
    private Path form = Path.of("report.yaml");

    @Option(names = "--period", paramLabel = "PERIOD")
    private @Nullable String period;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--init")
    private boolean init;

    @Option(names = "--due")
    private boolean due;

    @Option(names = "--check")
    private boolean check;

    @Mixin
    private Format format = new Format();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;
    private final Clock clock;
    private final Supplier<Language> documentLanguage;

    ReportCommand(Console console, Clock clock, Supplier<Language> documentLanguage) {
        this.console = console;
        this.clock = clock;
        this.documentLanguage = documentLanguage;
    }

    @Override
    public Integer call() {
        if (Stream.of(init, due, check, out != null).filter(given -> given).count() > 1) {
            throw new ParameterException(
                    spec.commandLine(), Text.of("cli.report-one-of").in(console.language()));
        }
        if (init) {
            FormFile.init(form, console.language());
            console.say("cli.report-form", form);
            return ExitCode.OK;
        }
        return due ? due(FormFile.read(form)) : report();
    }

    /** 1 where a reminder is out, so that a timer can pass it on. */
    private int due(Form read) {
        LocalDate today = LocalDate.ofInstant(clock.now().wall(), Playlist.DEFAULT_TIMEZONE);
        List<Reminder> reminders = Reminder.upcoming(read, today);
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode();
            ArrayNode list = json.putArray("reminders");
            reminders.forEach(reminder -> list.addObject()
                    .put("period", reminder.period().name())
                    .put("due", reminder.due().toString())
                    .put("daysLeft", reminder.daysLeft())
                    .put("out", reminder.isOut()));
            console.out().println(json);
        } else {
            reminders.forEach(reminder -> console.out().println(reminder.words().in(console.language())));
        }
        return reminders.stream().anyMatch(Reminder::isOut) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private int report() {
        List<String> wanting = new ArrayList<>();
        Path db = need("--db", database, wanting, form);
        String name = need("--period", period, wanting, "");
        Path file = check ? form : need("--out", out, wanting, form);
        if (!wanting.isEmpty()) {
            String options = String.join(", ", wanting);
            throw new ParameterException(
                    spec.commandLine(), Text.of("cli.report-needs", options).in(console.language()));
        }
        return check ? check(db, name) : write(db, name, ReportFile.of(file), file);
    }

    private static <T> T need(String option, @Nullable T value, List<String> wanting, T otherwise) {
        if (value == null) {
            wanting.add(option);
            return otherwise;
        }
        return value;
    }

    private int write(Path db, String name, ReportFile target, Path file) {
        Form read = FormFile.read(form);
        Period of = Period.of(name, read.periods());
        Report report;
        try (CentralDatabase central = CentralDatabase.open(db);
                var progress = new StepProgress(console, 2)) {
            progress.begin("cli.step-figures");
            report = central.atOneMoment(archive -> Report.of(read, of, archive));
            progress.begin("cli.step-document");
            target.write(report, documentLanguage.get(), "cotmoc " + Version.number());
        }
        Figures.Totals total = report.figures().total();
        if (format.isJson()) {
            console.out()
                    .println(ProblemJson.MAPPER
                            .createObjectNode()
                            .put("file", file.toString())
                            .put("period", of.name())
                            .put("clips", total.clips())
                            .put("plays", total.plays().complete())
                            .put("sha256", report.sha256()));
        } else {
            console.say("cli.report-written", file, total.clips(), total.plays().complete(), report.sha256());
        }
        return ExitCode.OK;
    }

    /** 1 where something is missing. */
    private int check(Path db, String name) {
        Form read = FormFile.read(form);
        Period of = Period.of(name, read.periods());
        try (CentralDatabase central = CentralDatabase.open(db)) {
            List<Lack> lacks = lacks(read, of, central);
            if (format.isJson()) {
                ObjectNode json = ProblemJson.MAPPER.createObjectNode();
                ArrayNode list = json.putArray("lacks");
                lacks.forEach(lack -> list.addObject()
                        .put("kind", lack.kind())
                        .put("subject", lack.subject())
                        .put("detail", lack.words().in(console.language())));
                console.out().println(json);
            } else {
                lacks.forEach(lack -> console.out().println(lack.words().in(console.language())));
                console.say(lacks.isEmpty() ? "cli.report-whole" : "cli.report-lacks", lacks.size());
            }
            return lacks.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private List<Lack> lacks(Form read, Period of, CentralDatabase central) {
        try (var progress = new StepProgress(console, 1)) {
            progress.begin("cli.step-figures");
            return central.atOneMoment(archive -> Lack.of(Report.of(read, of, archive), archive));
        }
    }
}
