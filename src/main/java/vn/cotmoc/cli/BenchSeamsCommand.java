// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playback.bench.Contender;
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

    @Option(names = "--seams", paramLabel = "N", defaultValue = "500")
    private int seams = 500;

    @Option(names = "--peers")
    private boolean peers;

    @Option(names = "--mixed")
    private boolean mixed;

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
        try (ScratchFolder folder = ScratchFolder.of(data)) {
            return tell(measure(folder.path()));
        }
    }

    private List<SeamFigures> measure(Path folder) {
        List<SeamFigures> table = new ArrayList<>();
        int steps = 2 + (mixed ? 2 : 0) + (peers ? Peer.Kind.values().length : 0);
        try (var progress = new StepProgress(console, steps)) {
            progress.begin("cli.bench-clips");
            Reel reel = Reel.uniform(folder);
            progress.begin("cli.bench-contender", BenchedNode.NAME);
            table.add(measure(reel, () -> node(BenchedNode.NAME, folder, reel), seams));
            if (mixed) {
                progress.begin("cli.bench-clips");
                Reel motley = Reel.mixed(folder);
                progress.begin("cli.bench-contender", BenchedNode.MIXED);
                table.add(measure(motley, () -> node(BenchedNode.MIXED, folder, motley), seams));
            }
            if (peers) {
                for (Peer.Kind kind : Peer.Kind.values()) {
                    progress.begin("cli.bench-contender", kind);
                    table.add(measure(reel, () -> Peer.start(kind, folder, reel), Math.min(seams, PEER_SEAMS)));
                }
            }
        }
        return table;
    }

    private BenchedNode node(String name, Path folder, Reel reel) {
        return new BenchedNode(name, console, starter, clock, folder, reel, seams);
    }

    private SeamFigures measure(Reel reel, Supplier<Contender> start, int wanted) {
        try (Contender contender = start.get()) {
            return new SeamBench(reel, clock).measure(contender, wanted);
        }
    }

    private int tell(List<SeamFigures> table) {
        String machine = Machine.description();
        boolean kept = table.get(0).isKept() && (!mixed || table.get(1).isKept());
        if (format.isJson()) {
            ObjectNode json = ProblemJson.MAPPER.createObjectNode().put("machine", machine);
            json.put("kept", kept);
            json.set("contenders", ProblemJson.MAPPER.valueToTree(table));
            console.out().println(json);
        } else {
            console.out().print(SeamTable.of(table));
            table.stream()
                    .filter(figures -> !figures.longest().isEmpty())
                    .forEach(figures -> console.say("cli.bench-longest", figures.name(), figures.longest()));
            console.say("cli.bench-machine", machine);
        }
        Benchmarks.inCheckout().ifPresent(page -> {
            page.put("seams", SeamTable.of(table), machine, clock.now().wall());
            console.say("cli.bench-written", page.file());
        });
        return kept ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
