// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.config.FormFile;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.bench.JournalBench;
import vn.cotmoc.journal.bench.Measured;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.Period;
import vn.cotmoc.report.PeriodRule;
import vn.cotmoc.report.Report;
import vn.cotmoc.report.file.ReportFile;
import vn.cotmoc.time.Clock;

/** Measures journal and report with half a year of plays; ends with 1 where a promise is not kept. */
@Command(name = "journal", mixinStandardHelpOptions = true)
final class BenchJournalCommand implements Callable<Integer> {
    private static final double FIGURES_MS = 1_000;
    private static final double DOCUMENT_MS = 3_000;
    private static final String PERIOD = "2026-H1";
    private static final String FORM = """
            place: Tây Ninh
            superior: [{name: S}]
            issuing: [{name: I, code: I}]
            partner: [{name: P}]
            signatory: {capacity: C, position: P}
            recipients: []
            archive: VT
            sites:
            """;

    @Option(names = "--plays", paramLabel = "N", defaultValue = "10000000")
    private long plays = 10_000_000;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "100")
    private int nodes = 100;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final List<Measured> figures = new ArrayList<>();

    BenchJournalCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (plays < nodes || nodes < 1) {
            throw Fault.refused("bench-size", plays, nodes);
        }
        try (ScratchFolder folder = ScratchFolder.of(data)) {
            measure(folder.path());
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
        return figures.stream().allMatch(Measured::isKept) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void measure(Path folder) throws IOException {
        var bench = new JournalBench(folder, nodes, plays, seed, clock);
        bench.office(this::tell);
        report(folder, bench.central());
        bench.node(this::tell);
        String machine = Machine.description();
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode().put("machine", machine);
            json.put("plays", plays).put("nodes", nodes).put("seed", seed).set("figures", json());
            console.out().println(json);
        } else {
            console.say("cli.bench-machine", machine);
        }
        // Of each size that the page has a place for; any other run says nothing of what is promised.
        String section = "journal-%d-%d".formatted(plays, nodes);
        Benchmarks.inCheckout().filter(page -> page.has(section)).ifPresent(page -> {
            String size = String.format(Locale.ROOT, "%,d plays of %d nodes:%n%n", plays, nodes);
            page.put(
                    section,
                    size + MeasuredTable.of(figures),
                    machine,
                    clock.now().wall());
            console.say("cli.bench-written", page.file());
        });
    }

    private ArrayNode json() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Measured each : figures) {
            json.addObject()
                    .put("name", each.name())
                    .put("value", each.value())
                    .put("unit", each.unit())
                    .put("aim", each.aim())
                    .put("kept", each.isKept());
        }
        return json;
    }

    private void report(Path folder, Path database) throws IOException {
        Form form = FormFile.read(Files.writeString(folder.resolve("report.yaml"), form()));
        Period period = Period.of(PERIOD, form.periods());
        try (CentralDatabase central = CentralDatabase.open(database)) {
            long beganNs = clock.now().monotonicNs();
            Report report = central.atOneMoment(archive -> Report.of(form, period, archive));
            tell(Measured.ms("report-figures", since(beganNs), FIGURES_MS));
            Period decree09 = Period.of(PERIOD, PeriodRule.DECREE09);
            beganNs = clock.now().monotonicNs();
            central.atOneMoment(archive -> Report.of(form, decree09, archive));
            tell(Measured.ms("report-figures-decree09", since(beganNs), FIGURES_MS));
            for (String suffix : ReportFile.SUFFIXES) {
                beganNs = clock.now().monotonicNs();
                ReportFile.of(folder.resolve("report." + suffix))
                        .write(report, Language.VI, "cotmoc " + Version.number());
                tell(Measured.ms("report-" + suffix, since(beganNs), DOCUMENT_MS));
            }
        }
    }

    private String form() {
        var yaml = new StringBuilder(FORM);
        for (String site : JournalBench.SITES) {
            String its = IntStream.range(0, nodes)
                    .filter(node -> JournalBench.site(node).equals(site))
                    .mapToObj(JournalBench::node)
                    .reduce((all, next) -> all + ", " + next)
                    .orElse("");
            yaml.append("  - {site: %s, name: %s, nodes: [%s]}%n".formatted(site, site, its));
        }
        return yaml.toString();
    }

    private void tell(Measured measured) {
        figures.add(measured);
        Double aim = measured.aim();
        if (!format.isJson()) {
            String mark = aim == null ? "" : (measured.isKept() ? "✓ " : "✗ ") + "%,.0f".formatted(aim);
            console.out().printf("%-24s %,14.1f %-7s %s%n", measured.name(), measured.value(), measured.unit(), mark);
            console.out().flush();
        }
    }

    private double since(long beganNs) {
        return (clock.now().monotonicNs() - beganNs) / 1e6;
    }
}
