// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Glass;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.Strip;

/**
 * Looks at a screen from outside, some 500 times a second, and notes when which frame of which clip was to be seen there.
 * Clips carry a {@link Strip}. What shows none is either black or foreign: a still, the standby card, a torn picture.
 */
public final class SeamMeter implements AutoCloseable {
    private static final long SAMPLE_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int BLACK_BELOW = 24;

    private final Glass glass;
    private final Area strip;
    private final Thread thread;
    private final List<Sighting> sightings = new ArrayList<>();
    private volatile boolean closed;

    /**
     * One picture for as long as it stood.
     *
     * @param strip empty when none could be read
     * @param black whether all that was looked at was dark
     * @param firstNs when it was first seen, as {@code lastNs} on the monotonic clock
     * @param blindNs how long nobody had looked before: what came and went in that time was not seen
     */
    public record Sighting(Optional<Strip> strip, boolean black, long firstNs, long lastNs, long blindNs) {
        /** Until the next was seen; the last one until it was looked at for the last time. */
        static long stoodNs(List<Sighting> all, int index) {
            Sighting one = all.get(index);
            return (index + 1 < all.size() ? all.get(index + 1).firstNs() : one.lastNs()) - one.firstNs();
        }
    }

    /** Begins to look. */
    public SeamMeter(Glass glass, Area screen) {
        this.glass = glass;
        int row = Strip.rowHeight(screen.height());
        strip = new Area(screen.x(), screen.y() + screen.height() - 2 * row, screen.width(), 2 * row);
        thread = new Thread(this::look, "seam-meter");
        thread.start();
    }

    private void look() {
        long lastNs = System.nanoTime();
        while (!closed) {
            long beforeNs = System.nanoTime();
            Picture picture = glass.read(strip);
            // A picture is of some instant between the two; so long, at most, the glass may have gone unseen.
            add(picture, beforeNs, System.nanoTime() - lastNs);
            lastNs = beforeNs;
            LockSupport.parkNanos(SAMPLE_NS - (System.nanoTime() - beforeNs));
        }
    }

    private synchronized void add(Picture picture, long atNs, long blindNs) {
        byte[] gray = new byte[picture.rgb().length];
        int brightest = 0;
        for (int i = 0; i < gray.length; i++) {
            int green = picture.rgb()[i] >> 8 & 255;
            gray[i] = (byte) green;
            brightest = Math.max(brightest, green);
        }
        add(read(gray, picture.width()), brightest < BLACK_BELOW, atNs, blindNs);
    }

    private void add(Optional<Strip> seen, boolean black, long atNs, long blindNs) {
        int last = sightings.size() - 1;
        boolean same = last >= 0
                && sightings.get(last).strip().equals(seen)
                && sightings.get(last).black() == black;
        if (same) {
            Sighting first = sightings.get(last);
            sightings.set(last, new Sighting(seen, black, first.firstNs(), atNs, first.blindNs()));
        } else {
            sightings.add(new Sighting(seen, black, atNs, atNs, blindNs));
        }
    }

    private static Optional<Strip> read(byte[] gray, int width) {
        try {
            return Optional.of(Strip.of(gray, width));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** What has been seen so far. */
    public synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /**
     * What has been seen from the first clip on.
     *
     * @param rate of all clips
     */
    public Seams seams(FrameRate rate) {
        return Seams.of(sightings(), clip -> rate.frameNs());
    }

    /** Where one clip has followed another, or itself. */
    public List<Seam> turns() {
        return Seam.of(sightings());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
