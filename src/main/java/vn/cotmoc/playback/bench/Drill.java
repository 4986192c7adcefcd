// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.vlc.PlayerSearch;

/**
 * Breaks the players and the X server of a node that runs, one after the other, and times at the glass how long each picture is
 * gone. In a process of its own, on the node's machine, by a user who may signal the node's processes.
 */
public final class Drill {
    /** Long enough for the next understudy to be ready. */
    private static final long REST_NS = TimeUnit.SECONDS.toNanos(7);

    /** A search goes through all processes, which takes some milliseconds. */
    private static final int LOOKS_A_SEARCH = 50;

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long VIRTUAL_LIMIT_MS = 500;
    private static final long DISPLAY_LIMIT_MS = 5_000;
    private static final long STOPPED_LIMIT_MS = 2_000;

    private final ScreenSettings screen;
    private final Path folder;
    private final ScreenWatch watch;

    /** What was broken. */
    public enum What {
        PLAYER_KILLED,
        PLAYER_STOPPED,
        DISPLAY_KILLED
    }

    /**
     * One thing broken and mended.
     *
     * @param goneMs how long the picture was gone, or stood still where the player was stopped; null: it did not come back
     * @param limitMs what design.md promises
     */
    public record Trial(String screen, What what, @Nullable Long goneMs, long limitMs) {
        public boolean isKept() {
            return goneMs != null && goneMs <= limitMs;
        }
    }

    /**
     * A drill of one screen.
     *
     * @param folder that the node keeps for its virtual displays
     * @param screens all of the node, as they share displays
     */
    public Drill(ScreenSettings screen, List<ScreenSettings> screens, String siteName, Path folder) {
        this.screen = screen;
        this.folder = folder;
        watch = new ScreenWatch(screen, screens, siteName, folder);
    }

    /**
     * Takes half a minute.
     *
     * @throws Fault REFUSED {@code drill-no-picture} when there is none to begin with, {@code drill-no-player}
     */
    public List<Trial> run() {
        List<Trial> trials = new ArrayList<>();
        checkPicture();
        long limitMs = screen.isVirtual() ? VIRTUAL_LIMIT_MS : DISPLAY_LIMIT_MS;
        trials.add(breakAndTime(What.PLAYER_KILLED, limitMs));
        trials.add(breakAndTime(What.PLAYER_STOPPED, STOPPED_LIMIT_MS));
        if (screen.isVirtual()) {
            trials.add(breakAndTime(What.DISPLAY_KILLED, limitMs));
        }
        return trials;
    }

    private Trial breakAndTime(What what, long limitMs) {
        LockSupport.parkNanos(REST_NS);
        checkPicture();
        long broken = player().pid();
        long fromNs = System.nanoTime();
        signal(what, broken);
        boolean gone = false;
        for (int looks = 1; System.nanoTime() - fromNs < GIVE_UP_NS; looks++) {
            // Asked before the look: on a busy machine a gap may pass unseen, and what is seen then is the new
            // player's.
            gone |= looks % LOOKS_A_SEARCH == 0
                    && findPlayer().filter(player -> player.pid() != broken).isPresent();
            ScreenWatch.Sight sight = watch.look();
            gone |= sight != ScreenWatch.Sight.PICTURE;
            if (gone && sight == ScreenWatch.Sight.PICTURE) {
                long goneMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs);
                return new Trial(screen.id(), what, goneMs, limitMs);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return new Trial(screen.id(), what, null, limitMs);
    }

    private void checkPicture() {
        if (watch.look() != ScreenWatch.Sight.PICTURE) {
            throw Fault.refused("drill-no-picture", screen.id());
        }
    }

    private void signal(What what, long player) {
        switch (what) {
            case PLAYER_KILLED -> kill("-KILL", player);
            case PLAYER_STOPPED -> kill("-STOP", player);
            case DISPLAY_KILLED ->
                kill("-KILL", VirtualDisplay.findPid(folder).orElseThrow(() -> noPlayer(screen.id())));
        }
    }

    private ProcessHandle player() {
        return findPlayer().orElseThrow(() -> noPlayer(screen.id()));
    }

    private Optional<ProcessHandle> findPlayer() {
        Path authority = screen.isVirtual() ? folder.resolve("authority") : null;
        return PlayerSearch.find(screen.id(), authority);
    }

    private static void kill(String signal, long process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process)).start().waitFor();
        } catch (IOException e) {
            throw Fault.retry("drill-no-player", process).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Fault noPlayer(String screen) {
        return Fault.refused("drill-no-player", screen);
    }
}
