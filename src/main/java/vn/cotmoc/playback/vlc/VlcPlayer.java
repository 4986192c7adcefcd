// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Player;
import vn.cotmoc.playback.Report;

/**
 * A player in a child process. One thread keeps a child alive: it starts one, hears it out, and starts the next when it is
 * gone. A child that falls silent is killed. Behind a child that plays there is an understudy, as a JVM and libVLC take some
 * 300 ms to load.
 */
public final class VlcPlayer implements Player {
    private static final Logger LOG = LoggerFactory.getLogger(VlcPlayer.class);
    /** A child that lived shorter than this has a trouble that the next will have too: then we wait before we try again. */
    private static final long SHORT_LIFE_NS = TimeUnit.SECONDS.toNanos(3);

    private static final long FIRST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_PAUSE_NS = TimeUnit.SECONDS.toNanos(5);
    /**
     * So late after its start that the loading of the understudy is in nobody's way, and after {@link #SHORT_LIFE_NS}; and so
     * often it is looked whether that still lives.
     */
    private static final long UNDERSTUDY_AFTER_NS = TimeUnit.SECONDS.toNanos(4);

    private static final long END_WAIT_MS = 1_000;

    private final String screen;
    private final Supplier<X11Display> display;
    private final Area area;
    private final Rotation rotation;
    private final Optional<Enclosure> enclosure;
    private final Runnable wake;
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final Thread keeper;
    private volatile @Nullable PlayerProcess child;
    private volatile @Nullable PlayerProcess understudy;
    /** When this child began, or when it was last looked whether its understudy is well. */
    private long lookedNs;

    private volatile boolean closed;

    /**
     * @param display asked anew for every child, as a restarted X server has another cookie
     * @param area of the display that is the screen
     * @param rotate degrees by which the picture is turned clockwise in it: 0, 90, 180 or 270
     * @param wake called by another thread when there is something to take
     * @param enclosure what is closed to the child, where the kernel can do that
     */
    public VlcPlayer(
            String screen, Supplier<X11Display> display, Area area, int rotate, Runnable wake, Enclosure enclosure) {
        this(screen, display, area, rotate, wake, Optional.of(enclosure));
    }

    /** The same without a closed folder. */
    public VlcPlayer(String screen, Supplier<X11Display> display, Area area, int rotate, Runnable wake) {
        this(screen, display, area, rotate, wake, Optional.empty());
    }

    private VlcPlayer(
            String screen,
            Supplier<X11Display> display,
            Area area,
            int rotate,
            Runnable wake,
            Optional<Enclosure> enclosure) {
        this.screen = screen;
        this.display = display;
        this.area = area;
        this.rotation = new Rotation(rotate);
        this.wake = wake;
        this.enclosure = enclosure;
        enclosure.ifPresent(VlcPlayer::makeOpenFolders);
        keeper = new Thread(this::keepAlive, "player-" + screen);
        keeper.setDaemon(true);
        keeper.start();
    }

    /**
     * One that comes after a player started is closed to it. On a disk that takes no more there will be nothing to read in them
     * either.
     */
    private static void makeOpenFolders(Enclosure enclosure) {
        for (String name : enclosure.open()) {
            try {
                Files.createDirectories(enclosure.folder().resolve(name));
            } catch (IOException e) {
                LOG.warn("A player will not find this folder. folder={}", name, e);
            }
        }
    }

    @Override
    public void send(Order order) {
        PlayerProcess listening = child;
        if (listening != null) {
            listening.send(Wire.line(order));
        }
    }

    @Override
    public List<Report> take() {
        var taken = new ArrayList<Report>();
        for (Report report = reports.poll(); report != null; report = reports.poll()) {
            taken.add(report);
        }
        return taken;
    }

    @Override
    public boolean isSilent() {
        PlayerProcess running = child;
        return running != null && running.isSilent();
    }

    /** The child's process id, 0 while there is none: for the drill, and for those who test what happens when it dies. */
    public long pid() {
        PlayerProcess running = child;
        return running == null ? 0 : running.pid();
    }

    @Override
    public void restart() {
        PlayerProcess running = child;
        if (running != null) {
            running.close();
        }
    }

    private void keepAlive() {
        long pauseNs = 0;
        while (!closed) {
            LockSupport.parkNanos(this, pauseNs);
            long startNs = System.nanoTime();
            runChild();
            boolean shortLived = System.nanoTime() - startNs < SHORT_LIFE_NS;
            pauseNs = shortLived ? Math.min(LONGEST_PAUSE_NS, Math.max(FIRST_PAUSE_NS, pauseNs * 2)) : 0;
        }
    }

    private void runChild() {
        lookedNs = System.nanoTime();
        try (var running = nextChild()) {
            child = running;
            if (closed) {
                return;
            }
            running.hear(line -> {
                if (!line.isEmpty()) {
                    take(line, running);
                }
                if (System.nanoTime() - lookedNs > UNDERSTUDY_AFTER_NS) {
                    lookedNs = System.nanoTime();
                    engageUnderstudy();
                }
            });
            if (!closed) {
                tellGone(running);
            }
        } catch (IOException | Fault e) {
            LOG.error("The player does not start. screen={}", screen, e);
        } finally {
            child = null;
        }
    }

    /** What is no report is a last word: a JVM that crashes speaks on every channel it has. */
    private void take(String line, PlayerProcess from) {
        try {
            reports.add(Wire.report(line));
            wake.run();
        } catch (IllegalArgumentException e) {
            from.keepLastWord(line);
        }
    }

    /** The understudy if it is fit, else one from nothing. */
    private PlayerProcess nextChild() throws IOException {
        X11Display stage = display.get();
        PlayerProcess waiting = understudy;
        understudy = null;
        if (waiting != null && waiting.canEnter(stage)) {
            waiting.enter(stage, area, rotation);
            return waiting;
        }
        if (waiting != null) {
            waiting.close();
        }
        return PlayerProcess.start(screen, stage, area, rotation, enclosure);
    }

    /** Unless one waits. */
    private void engageUnderstudy() {
        PlayerProcess waiting = understudy;
        if (waiting != null && waiting.isAlive()) {
            return;
        }
        try {
            understudy = PlayerProcess.understudy(screen, display.get(), enclosure);
        } catch (IOException e) {
            LOG.warn("No understudy for the player. screen={}", screen, e);
        }
    }

    private void tellGone(PlayerProcess gone) {
        int exit = gone.exitStatus();
        Report.Cause cause = exit == Stage.DISPLAY_GONE_EXIT ? Report.Cause.DISPLAY : Report.Cause.PROCESS;
        LOG.warn(
                "The player is gone. screen={} cause={} exit={} silent={} said={}",
                screen,
                cause,
                exit,
                gone.wasSilent(),
                gone.lastWords());
        reports.add(new Report.Gone(cause));
        wake.run();
    }

    @Override
    public void close() {
        closed = true;
        PlayerProcess running = child;
        if (running != null) {
            running.hangUp();
        }
        LockSupport.unpark(keeper);
        try {
            keeper.join(END_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running != null) {
            running.close();
        }
        PlayerProcess waiting = understudy;
        if (waiting != null) {
            waiting.close();
        }
    }
}
