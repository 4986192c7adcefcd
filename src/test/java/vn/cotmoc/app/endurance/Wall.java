// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Glass;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.media.strip.Strip;

/**
 * A passer-by who never looks away: which clips are on a virtual screen, for how long no film moves there, how long it is
 * black. Clips carry a {@link Strip}. It reads the X server from outside and asks the node nothing.
 */
final class Wall implements AutoCloseable {
    private static final long SAMPLE_NS = TimeUnit.MILLISECONDS.toNanos(8);
    private static final int BLACK_BELOW = 24;
    private static final Strip NONE = new Strip(-1, -1);

    private final Path displays;
    private final Area screen;
    private final Area strip;
    private final Thread thread;
    private final List<Appearance> appearances = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private final Set<Integer> clips = new HashSet<>();
    private Strip last = NONE;
    private long movedNs = System.nanoTime();
    private long blackFromNs;
    private long longestBlackNs;
    private volatile boolean closed;

    /** A clip as it stood there. {@code fromNs} and {@code toNs} are its first and last picture. */
    record Appearance(int clip, int lastFrame, long fromNs, long toNs) {
        long ms() {
            return TimeUnit.NANOSECONDS.toMillis(toNs - fromNs);
        }
    }

    /** From the last picture before to the first one after it. */
    private record Hole(long fromNs, long toNs) {}

    /**
     * Begins to look.
     *
     * @param displays the folder in which a node keeps its virtual displays
     */
    Wall(Path displays, Area screen) {
        this.displays = displays;
        this.screen = screen;
        int row = Strip.rowHeight(screen.height());
        strip = new Area(screen.x(), screen.y() + screen.height() - 2 * row, screen.width(), 2 * row);
        thread = new Thread(this::look, "wall");
        thread.setDaemon(true);
        thread.start();
    }

    /** For how long no film has moved. */
    synchronized long stillMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - movedNs);
    }

    /** The longest time without a moving film of all that ended since then, on this machine's stopwatch. */
    synchronized long longestHoleMs(long sinceNs) {
        return holes.stream()
                .filter(hole -> hole.toNs() >= sinceNs)
                .mapToLong(hole -> TimeUnit.NANOSECONDS.toMillis(hole.toNs() - Math.max(hole.fromNs(), sinceNs)))
                .max()
                .orElse(0);
    }

    synchronized List<Appearance> appearances() {
        return List.copyOf(appearances);
    }

    /** The numbers of all clips of which a picture was ever seen. */
    synchronized Set<Integer> clips() {
        return Set.copyOf(clips);
    }

    synchronized long longestBlackMs() {
        return TimeUnit.NANOSECONDS.toMillis(longestBlackNs);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void look() {
        Optional<X11Glass> glass = Optional.empty();
        while (!closed) {
            long beforeNs = System.nanoTime();
            try {
                if (glass.isEmpty()) {
                    glass = VirtualDisplay.find(displays).map(X11Glass::new);
                }
                glass.ifPresent(this::look);
            } catch (Fault e) { // the X server is gone, or about to come
                glass.ifPresent(Wall::letGo);
                glass = Optional.empty();
                sawNothing();
            }
            LockSupport.parkNanos(SAMPLE_NS - (System.nanoTime() - beforeNs));
        }
        glass.ifPresent(Wall::letGo);
    }

    private void look(Glass glass) {
        Strip seen = read(glass.read(strip));
        boolean black = seen.equals(NONE) && Lattice.read(glass, screen).brightest() < BLACK_BELOW;
        saw(seen, black, System.nanoTime());
    }

    private synchronized void saw(Strip seen, boolean black, long atNs) {
        if (black) {
            blackFromNs = blackFromNs == 0 ? atNs : blackFromNs;
            longestBlackNs = Math.max(longestBlackNs, atNs - blackFromNs);
        } else {
            blackFromNs = 0;
        }
        if (!seen.equals(NONE) && !seen.equals(last)) {
            if (atNs - movedNs > TimeUnit.MILLISECONDS.toNanos(50)) {
                holes.add(new Hole(movedNs, atNs));
            }
            movedNs = atNs;
            clips.add(seen.clip());
            appear(seen, atNs);
            last = seen;
        }
    }

    private synchronized void sawNothing() {
        blackFromNs = 0;
    }

    private void appear(Strip seen, long atNs) {
        @Nullable Appearance before = appearances.isEmpty() ? null : appearances.get(appearances.size() - 1);
        if (before != null && before.clip() == seen.clip() && before.lastFrame() <= seen.frame()) {
            appearances.set(appearances.size() - 1, new Appearance(seen.clip(), seen.frame(), before.fromNs(), atNs));
        } else {
            appearances.add(new Appearance(seen.clip(), seen.frame(), atNs, atNs));
        }
    }

    private static Strip read(Picture picture) {
        byte[] gray = new byte[picture.rgb().length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) (picture.rgb()[i] >> 8 & 255);
        }
        try {
            return Strip.of(gray, picture.width());
        } catch (IllegalStateException noStrip) {
            return NONE;
        }
    }

    private static void letGo(X11Glass glass) {
        try {
            glass.close();
        } catch (Fault e) {
            // It is gone all the same.
        }
    }
}
