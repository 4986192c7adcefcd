// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playback.bench.Contender;
import vn.cotmoc.playback.bench.FirstPicture;
import vn.cotmoc.playback.bench.Peer;
import vn.cotmoc.playback.bench.Reel;
import vn.cotmoc.playback.bench.SeamBench;
import vn.cotmoc.playback.bench.SeamFigures;
import vn.cotmoc.time.Clock;

/** Measures the seams at the glass, of the node and of other players; ends with 1 where a promise of the node is not kept. */
@Command(name = "seams", mixinStandardHelpOptions = true)
final class BenchSeamsCommand implements Callable<Integer> {
    /** What they do is plain after a few: 50 show some hundred frames lost. */
    private static final int PEER_SEAMS = 50;
    /** They tell what it costs. */
    private static final int LARGE_SEAMS = 150;

    @Option(names = "--seams", paramLabel = "N", defaultValue = "500")
    private int seams = 500;

    @Option(names = "--peers")
    private boolean peers;

    @Option(names = "--mixed")
    private boolean mixed;

    @Option(names = "--1080p")
    private boolean large;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final NodeStarter starter;
    private final Clock clock;

    BenchSeamsCommand(Console console, NodeStarter starter, Clock clock) {
        this.console = console;
        this.starter = starter;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (seams < 1) {
            throw Fault.refused("bench-seams", seams);
        }
        if (peers) {
            Peer.requireAll();
        }
        try (ScratchFolder folder = ScratchFolder.of(data)) {
            return tell(measure(folder.path()));
        }
    }

    /**
     * All that was measured.
     *
     * @param own of the node
     * @param histograms its own, of the first of those seams
     */
    private record Measured(
            List<SeamFigures> own, List<SeamFigures> others, SeamHistograms histograms, FirstPicture.Times first) {
        boolean isKept() {
            return own.stream().allMatch(SeamFigures::isKept) && first.isKept();
        }

        List<SeamFigures> all() {
            return Stream.concat(own.stream(), others.stream()).toList();
        }

        String text() {
            return SeamTable.of(all()) + "\n" + SeamTable.of(first) + "\n"
                    + histograms.besides(own.get(0).counts());
        }
    }

    private Measured measure(Path folder) {
        List<SeamFigures> own = new ArrayList<>();
        List<SeamFigures> others = new ArrayList<>();
        int steps = 3 + (mixed ? 2 : 0) + (large ? 2 : 0) + (peers ? Peer.Kind.values().length : 0);
        try (var progress = new StepProgress(console, steps)) {
            progress.begin("cli.bench-clips");
            Reel reel = Reel.uniform(folder);
            progress.begin("cli.bench-contender", BenchedNode.NAME);
            SeamHistograms histograms;
            try (BenchedNode node = node(BenchedNode.NAME, folder, reel)) {
                SeamHistograms before = histograms(node);
                own.add(new SeamBench(reel, clock).measure(node, seams));
                histograms = histograms(node).minus(before);
            }
            progress.begin("cli.bench-first-picture");
            FirstPicture.Times first = FirstPicture.measure(folder, reel);
            if (mixed) {
                progress.begin("cli.bench-clips");
                Reel motley = Reel.mixed(folder);
                progress.begin("cli.bench-contender", BenchedNode.MIXED);
                own.add(measure(motley, () -> node(BenchedNode.MIXED, folder, motley), seams));
            }
            if (large) {
                progress.begin("cli.bench-clips");
                Reel big = Reel.large(folder);
                progress.begin("cli.bench-contender", BenchedNode.LARGE);
                own.add(measure(big, () -> node(BenchedNode.LARGE, folder, big), Math.min(seams, LARGE_SEAMS)));
            }
            if (peers) {
                for (Peer.Kind kind : Peer.Kind.values()) {
                    progress.begin("cli.bench-contender", kind.label());
                    others.add(measure(reel, () -> Peer.start(kind, folder, reel), Math.min(seams, PEER_SEAMS)));
                }
            }
            return new Measured(own, others, histograms, first);
        }
    }

    private static SeamHistograms histograms(BenchedNode node) {
        return SeamHistograms.of(node.node().client().metrics());
    }

    private BenchedNode node(String name, Path folder, Reel reel) {
        return new BenchedNode(name, console, starter, clock, folder, reel, seams);
    }

    private SeamFigures measure(Reel reel, Supplier<Contender> start, int wanted) {
        try (Contender contender = start.get()) {
            return new SeamBench(reel, clock).measure(contender, wanted);
        }
    }

    private int tell(Measured measured) {
        String machine = Machine.description();
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode().put("machine", machine);
            json.put("kept", measured.isKept());
            json.set("contenders", ProblemJson.MAPPER.valueToTree(measured.all()));
            json.set("firstPicture", ProblemJson.MAPPER.valueToTree(measured.first()));
            json.set("histograms", ProblemJson.MAPPER.valueToTree(measured.histograms()));
            json.put(
                    "histogramsAgree",
                    measured.histograms().agreesWith(measured.own().get(0).counts()));
            console.out().println(json);
        } else {
            console.out().print(measured.text());
            measured.all().stream()
                    .filter(figures -> !figures.longest().isEmpty())
                    .forEach(figures -> console.say("cli.bench-longest", figures.name(), figures.longest()));
            measured.own().stream()
                    .filter(SeamFigures::isVoid)
                    .forEach(figures -> console.say("cli.bench-void", figures.name(), figures.unseen()));
            console.say("cli.bench-machine", machine);
        }
        Benchmarks.inCheckout().ifPresent(page -> {
            page.put("seams", measured.text(), machine, clock.now().wall());
            if (!format.isJson()) {
                console.say("cli.bench-written", page.file());
            }
        });
        return measured.isKept() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
