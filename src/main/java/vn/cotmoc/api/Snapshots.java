// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.glass.TextCard;
import vn.cotmoc.time.Clock;

/**
 * What is on the glass, as PNG. However many look at once, a screen is read twice a second at most, and packed once for each
 * width: the picture itself has the first claim on the machine.
 */
final class Snapshots {
    /** Widths are a multiple of this, so that they stay few. */
    static final int WIDTH_STEP_PX = 160;

    static final int MOST_WIDE_PX = 7_680;
    private static final int PREVIEW_WIDE_PX = 640;
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Wall wall;
    private final Clock clock;
    private final Map<String, Latest> byScreen = new ConcurrentHashMap<>();

    Snapshots(Wall wall, Clock clock) {
        this.wall = wall;
        this.clock = clock;
    }

    /**
     * The whole picture, or a smaller one.
     *
     * @param upright as people see it before a wall that hangs on its side, not as it stands on the glass
     * @param mostWidePx rounded up to whole {@link #WIDTH_STEP_PX}
     * @throws Fault REFUSED {@code unknown-screen}; RETRY {@code display-gone}
     */
    byte[] png(String screen, boolean upright, int mostWidePx) {
        int steps = (mostWidePx + WIDTH_STEP_PX - 1) / WIDTH_STEP_PX;
        return latest(screen).png(upright, steps * WIDTH_STEP_PX);
    }

    /**
     * Words as people before the wall would see them there in a takeover.
     *
     * @throws Fault as {@link #png}
     */
    byte[] words(String screen, String words) {
        Picture glass = latest(screen).upright();
        return TextCard.draw(glass.width(), glass.height(), words)
                .within(PREVIEW_WIDE_PX)
                .png();
    }

    private Latest latest(String screen) {
        if (wall.screens().stream().noneMatch(known -> known.id().equals(screen))) {
            throw Fault.refused("unknown-screen", screen);
        }
        return byScreen.computeIfAbsent(screen, Latest::new);
    }

    private final class Latest {
        private final String screen;
        private final Map<List<Integer>, byte[]> pngByTurnAndWidth = new HashMap<>();
        private Picture picture = new Picture(0, 0, new int[0]);
        private long takenNs;

        Latest(String screen) {
            this.screen = screen;
        }

        synchronized byte[] png(boolean upright, int mostWidePx) {
            Picture glass = onGlass();
            int turn = upright ? back() : 0;
            int width = Math.min(mostWidePx, turn % 180 == 0 ? glass.width() : glass.height());
            return pngByTurnAndWidth.computeIfAbsent(
                    List.of(turn, width),
                    wanted -> glass.turned(turn).within(width).png());
        }

        synchronized Picture upright() {
            return onGlass().turned(back());
        }

        private int back() {
            return (360 - wall.turn(screen)) % 360;
        }

        private Picture onGlass() {
            long nowNs = clock.now().monotonicNs();
            if (picture.width() == 0 || nowNs - takenNs > FRESH.toNanos()) {
                picture = wall.snapshot(screen);
                takenNs = nowNs;
                pngByTurnAndWidth.clear();
            }
            return picture;
        }
    }
}
