// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.media.strip.StripClips;

/**
 * The clips that all contenders play: 720p30, H.264 and AAC, 3 s each, as the figures of decisions/0003-two-decks.md.
 *
 * @param clips by number, from 1; the last one is for hard starts
 */
public record Reel(List<Path> clips) {
    public static final Area SCREEN = new Area(0, 0, 1280, 720);
    static final int FPS = 30;
    static final int CLIP_MS = 3_000;
    static final int FRAMES = CLIP_MS * FPS / 1_000;
    static final long FRAME_NS = TimeUnit.SECONDS.toNanos(1) / FPS;
    private static final int CLIPS = 6;

    public Reel {
        clips = List.copyOf(clips);
    }

    /** Makes them with ffmpeg; half a minute's work. */
    public static Reel make(Path folder) {
        List<Path> clips = new ArrayList<>();
        try {
            for (int number = 1; number <= CLIPS + 1; number++) {
                clips.add(StripClips.make(folder, number, FPS, SCREEN.width(), SCREEN.height(), CLIP_MS, true));
            }
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
        return new Reel(clips);
    }

    /** Those that follow one another without end. */
    public List<Path> loop() {
        return clips.subList(0, clips.size() - 1);
    }

    /** The one that comes at an hour of its own and cuts what is on air. */
    public Path hard() {
        return clips.get(clips.size() - 1);
    }

    int hardNumber() {
        return clips.size();
    }
}
