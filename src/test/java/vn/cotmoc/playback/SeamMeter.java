// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Glass;
import vn.cotmoc.glass.Picture;

/**
 * Looks at a screen from outside, some 500 times a second, and notes when which frame of which clip was to be seen there.
 * Clips carry a {@link Strip}. What shows none is either black or foreign (a still, the standby card).
 */
public final class SeamMeter implements AutoCloseable {
    private static final long SAMPLE_NS = 2_000_000;
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
     */
    public record Sighting(Optional<Strip> strip, boolean black, long firstNs, long lastNs) {
        boolean isSameAs(Optional<Strip> otherStrip, boolean otherBlack) {
            return Objects.equals(strip, otherStrip) && black == otherBlack;
        }
    }

    public SeamMeter(Glass glass, Area screen) {
        this.glass = glass;
        int row = Strip.rowHeight(screen.height());
        strip = new Area(screen.x(), screen.y() + screen.height() - 2 * row, screen.width(), 2 * row);
        thread = new Thread(this::look, "seam-meter");
        thread.start();
    }

    private void look() {
        while (!closed) {
            long beforeNs = System.nanoTime();
            add(glass.read(strip), beforeNs);
            LockSupport.parkNanos(SAMPLE_NS - (System.nanoTime() - beforeNs));
        }
    }

    private synchronized void add(Picture picture, long atNs) {
        byte[] gray = new byte[picture.rgb().length];
        int brightest = 0;
        for (int i = 0; i < gray.length; i++) {
            int green = picture.rgb()[i] >> 8 & 255;
            gray[i] = (byte) green;
            brightest = Math.max(brightest, green);
        }
        boolean black = brightest < BLACK_BELOW;
        Optional<Strip> seen = read(gray, picture.width());
        int last = sightings.size() - 1;
        if (last >= 0 && sightings.get(last).isSameAs(seen, black)) {
            sightings.set(last, new Sighting(seen, black, sightings.get(last).firstNs(), atNs));
        } else {
            sightings.add(new Sighting(seen, black, atNs, atNs));
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

    /** What was seen from the first frame of a clip on, without the clip's number. */
    public List<Integer> framesOf(int clip) {
        return sightings().stream()
                .flatMap(sighting -> sighting.strip().stream())
                .filter(seen -> seen.clip() == clip)
                .map(Strip::frame)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
