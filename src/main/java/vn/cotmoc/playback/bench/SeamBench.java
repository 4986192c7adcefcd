// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** Watches a contender's screen until it has shown so many seams. */
public final class SeamBench {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /** How long the first clip may take to appear. */
    private static final long BEGIN_NS = TimeUnit.SECONDS.toNanos(30);
    /** A contender that needs so many times the clips' length is given up. */
    private static final int PATIENCE = 2;

    private static final long BYTES_PER_MB = 1 << 20;

    private final Reel reel;
    private final Clock clock;

    public SeamBench(Reel reel, Clock clock) {
        this.reel = reel;
        this.clock = clock;
    }

    /**
     * Takes about as long as the seams do; where they do not come, the figures are of what was seen until then.
     */
    public SeamFigures measure(Contender contender, int seams) {
        long mostNs = TimeUnit.MILLISECONDS.toNanos((long) PATIENCE * seams * Reel.CLIP_MS);
        return measure(contender, seams, meter -> await(meter, seams, System.nanoTime() + mostNs));
    }

    /**
     * From the first seam on for as long as something else is done.
     *
     * @param seams that must be seen in that time
     */
    public SeamFigures measureDuring(Contender contender, int seams, Runnable work) {
        return measure(contender, seams, meter -> work.run());
    }

    private SeamFigures measure(Contender contender, int seams, Consumer<SeamMeter> watch) {
        try (var glass = new X11Glass(contender.display());
                var meter = new SeamMeter(glass, reel.screen())) {
            await(meter, 1, System.nanoTime() + BEGIN_NS);
            Duration cpuBefore = cpu(contender);
            long cpuFromNs = System.nanoTime();
            watch.accept(meter);
            double cpuPercent = 100.0 * cpu(contender).minus(cpuBefore).toNanos() / (System.nanoTime() - cpuFromNs);
            var load = new SeamFigures.Load(cpuPercent, rssMb(contender));
            Moment now = clock.now();
            long wallNs = ChronoUnit.NANOS.between(Instant.EPOCH, now.wall());
            return SeamFigures.of(contender.name(), meter.sightings(), reel, seams, load, wallNs - now.monotonicNs());
        }
    }

    private static void await(SeamMeter meter, int seams, long deadlineNs) {
        for (int seen = 0;
                seen < seams && System.nanoTime() < deadlineNs;
                seen = meter.turns().size()) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static Duration cpu(Contender contender) {
        return contender.processes().stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long rssMb(Contender contender) {
        return contender.processes().stream()
                .mapToLong(process -> rssBytes(process.pid()) / BYTES_PER_MB)
                .max()
                .orElse(0);
    }

    private static long rssBytes(long process) {
        try {
            String pages =
                    Files.readString(Path.of("/proc/" + process + "/statm")).split(" ", -1)[1];
            return Long.parseLong(pages) * 4096;
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }
}
