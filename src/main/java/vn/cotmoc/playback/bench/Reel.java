// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.media.strip.FrameRate;
import vn.cotmoc.media.strip.StripClips;

/**
 * The clips that contenders play round and round.
 *
 * @param loop by number, from 1
 * @param hard comes at an hour of its own and cuts what is on air; its number follows the others'
 * @param screen on which they are shown
 * @param most what a node's player may take for them
 */
public record Reel(List<Piece> loop, Optional<Piece> hard, Area screen, Cost most) {
    public static final Area SCREEN = new Area(0, 0, 1280, 720);
    private static final Area LARGE_SCREEN = new Area(0, 0, 1920, 1080);
    /** Short, so that there are many seams; they fill a minute to the millisecond. */
    public static final int CLIP_MS = 2_000;

    private static final int CLIPS = 6;

    /** One clip. */
    public record Piece(Path file, FrameRate rate, int lengthMs) {
        int frames() {
            return rate.frames(lengthMs);
        }
    }

    /**
     * What the player's process may take.
     *
     * @param cpuPercent of one core; null: as much as it needs, as {@code rssMb}
     */
    public record Cost(
            @Nullable Integer cpuPercent, @Nullable Integer rssMb) {
        private static final Cost ANY = new Cost(null, null);
        private static final Cost OF_720P30 = new Cost(15, 270);
        private static final Cost OF_1080P30 = new Cost(35, null);

        boolean covers(double cpu, long rss) {
            return (cpuPercent == null || cpu <= cpuPercent) && (rssMb == null || rss <= rssMb);
        }
    }

    public Reel {
        loop = List.copyOf(loop);
    }

    /** 720p30, H.264 and AAC; half a minute's work of ffmpeg. */
    public static Reel uniform(Path folder) {
        List<Piece> pieces = new ArrayList<>();
        for (int number = 1; number <= CLIPS + 1; number++) {
            pieces.add(piece(folder, number, FrameRate.of(30), SCREEN.width(), SCREEN.height(), CLIP_MS, CLIP_MS));
        }
        return new Reel(pieces.subList(0, CLIPS), Optional.of(pieces.get(CLIPS)), SCREEN, Cost.OF_720P30);
    }

    /** 1080p30 on a screen of that size, otherwise as the uniform one, without a hard start. */
    public static Reel large(Path folder) {
        Area screen = LARGE_SCREEN;
        return new Reel(
                IntStream.rangeClosed(1, CLIPS)
                        .mapToObj(number -> piece(
                                folder, number, FrameRate.of(30), screen.width(), screen.height(), CLIP_MS, CLIP_MS))
                        .toList(),
                Optional.empty(),
                screen,
                Cost.OF_1080P30);
    }

    /**
     * Of every rate that a province's clips have, from 320×180 to 1920×1080, upright and not of the screen's shape, silent, with
     * sound and with sound that is shorter and longer than the picture, no two of the same length. To be shown stretched: then the
     * strip lies where it is looked for.
     */
    public static Reel mixed(Path folder) {
        return new Reel(
                List.of(
                        piece(folder, 1, FrameRate.of(24), 320, 180, CLIP_MS, 0),
                        piece(folder, 2, FrameRate.of(60), 1280, 720, CLIP_MS + 20, CLIP_MS + 20),
                        piece(folder, 3, FrameRate.of(25), 720, 576, CLIP_MS - 120, CLIP_MS / 2),
                        piece(folder, 4, new FrameRate(30_000, 1_001), 1920, 1080, CLIP_MS + 70, CLIP_MS + 70),
                        piece(folder, 5, FrameRate.of(50), 854, 480, CLIP_MS - 40, 0),
                        piece(folder, 6, FrameRate.of(30), 406, 720, CLIP_MS + 50, CLIP_MS + CLIP_MS / 2)),
                Optional.empty(),
                SCREEN,
                Cost.ANY);
    }

    private static Piece piece(
            Path folder, int number, FrameRate rate, int width, int height, int lengthMs, int soundMs) {
        try {
            return new Piece(StripClips.make(folder, number, rate, width, height, lengthMs, soundMs), rate, lengthMs);
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    /** All of them, by number from 1. */
    public List<Piece> pieces() {
        List<Piece> all = new ArrayList<>(loop);
        hard.ifPresent(all::add);
        return all;
    }

    Piece numbered(int clip) {
        return pieces().get(clip - 1);
    }

    boolean isHard(int clip) {
        return clip > loop.size();
    }

    /** The shortest time that a frame stands. */
    long shortestFrameNs() {
        return loop.stream().mapToLong(piece -> piece.rate().frameNs()).min().orElseThrow();
    }
}
