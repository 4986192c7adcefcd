// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.Clock;

/** A player without a picture, for simulations and tests on a fake clock. It keeps what it showed. One thread. */
public final class FakePlayer implements Player {
    /** What the real one needs at a seam, decisions/0003-two-decks.md. */
    public static final Duration PREROLL = Duration.ofMillis(450);

    private static final long PROGRESS_NS = Duration.ofMillis(250).toNanos();
    private static final long REPLACED_NS = Duration.ofMillis(250).toNanos();
    private static final long PICTURE_NS = 40_000_000;

    private final Clock clock;
    private final long prerollNs;
    private final Set<String> broken = new HashSet<>();
    private final Set<String> stalling = new HashSet<>();
    private final Set<String> cutOff = new HashSet<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private long readyNs;
    private Order.@Nullable Preroll deck;
    private Order.@Nullable Preroll onAir;
    private boolean prerolled;
    private boolean dark;
    private long deckReadyNs;
    private long flipPlay;
    private long flipNs = Long.MAX_VALUE;
    private boolean flipDark;
    private long onAirNs;
    private long progressNs;

    /** What was on the glass, from when on; the file's name, or {@code dark}, or {@code standby}. */
    public record Shown(String what, long fromNs) {}

    public FakePlayer(Clock clock) {
        this(clock, PREROLL);
    }

    public FakePlayer(Clock clock, Duration preroll) {
        this.clock = clock;
        this.prerollNs = preroll.toNanos();
        readyNs = clock.now().monotonicNs();
        shown.add(new Shown("standby", readyNs));
    }

    /** Files of this name give no picture. */
    public void breakFile(String name) {
        broken.add(name);
    }

    /** They do again. */
    public void mendFile(String name) {
        broken.remove(name);
    }

    /** Files of this name stop after their first second. */
    public void stallFile(String name) {
        stalling.add(name);
    }

    /** Files of this name end after their first second. */
    public void cutOffFile(String name) {
        stalling.add(name);
        cutOff.add(name);
    }

    /** The process dies; another stands soon after. */
    public void die(Report.Cause cause) {
        long nowNs = clock.now().monotonicNs();
        reports.add(new Report.Gone(cause));
        deck = null;
        onAir = null;
        dark = false;
        flipNs = Long.MAX_VALUE;
        readyNs = nowNs + REPLACED_NS;
        shown.add(new Shown("standby", nowNs));
    }

    /** Since it began, or since {@link #takeShown}. */
    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /** What came onto the glass since the last call. */
    public List<Shown> takeShown() {
        List<Shown> taken = shown();
        shown.clear();
        return taken;
    }

    @Override
    public void send(Order order) {
        if (readyNs != 0) {
            return;
        }
        long nowNs = clock.now().monotonicNs();
        if (order instanceof Order.Preroll preroll) {
            deck = preroll;
            prerolled = false;
            deckReadyNs = nowNs + prerollNs;
        } else if (order instanceof Order.Flip flip) {
            turnAt(flip.play(), flip.atNs(), false);
        } else if (order instanceof Order.Dark blackout) {
            turnAt(blackout.play(), blackout.atNs(), true);
        } else if (order instanceof Order.Standby) {
            deck = null;
            onAir = null;
            dark = false;
            flipNs = Long.MAX_VALUE;
            shown.add(new Shown("standby", nowNs));
        } else if (order instanceof Order.Drop drop) {
            if (deck != null && deck.play() == drop.play()) {
                deck = null;
            }
            if (flipPlay == drop.play()) {
                flipNs = Long.MAX_VALUE;
            }
        }
    }

    private void turnAt(long play, long atNs, boolean toDark) {
        flipPlay = play;
        flipNs = atNs;
        flipDark = toDark;
    }

    @Override
    public boolean isSilent() {
        return false;
    }

    @Override
    public List<Report> take() {
        long nowNs = clock.now().monotonicNs();
        if (readyNs != 0 && nowNs >= readyNs) {
            readyNs = 0;
            reports.add(new Report.Ready());
        }
        preroll(nowNs);
        turn(nowNs);
        tellProgress(nowNs);
        List<Report> taken = List.copyOf(reports);
        reports.clear();
        return taken;
    }

    private void preroll(long nowNs) {
        if (deck == null || prerolled || nowNs < deckReadyNs) {
            return;
        }
        if (broken.contains(name(deck))) {
            reports.add(new Report.Failed(deck.play(), "broken"));
            deck = null;
        } else {
            prerolled = true;
            reports.add(new Report.Prerolled(deck.play()));
        }
    }

    private void turn(long nowNs) {
        boolean ready = flipDark || (deck != null && prerolled && deck.play() == flipPlay);
        if (nowNs < flipNs || !ready) {
            return;
        }
        long atNs = flipDark ? flipNs : Math.max(flipNs, deckReadyNs);
        onAir = flipDark ? null : deck;
        dark = flipDark;
        deck = flipDark ? deck : null;
        onAirNs = atNs;
        progressNs = atNs;
        flipNs = Long.MAX_VALUE;
        shown.add(new Shown(onAir == null ? "dark" : name(onAir), atNs));
        reports.add(new Report.OnGlass(flipPlay, atNs, 0, 0));
    }

    private void tellProgress(long nowNs) {
        if ((onAir == null && !dark) || nowNs < progressNs) {
            return;
        }
        progressNs = nowNs + PROGRESS_NS;
        if (onAir == null) {
            reports.add(new Report.Progress(flipPlay, 0, 0, null, false));
        } else {
            long runNs = nowNs - onAirNs;
            boolean still = onAir.kind() == Clip.Kind.STILL;
            long lastNs =
                    still ? onAirNs : stalling.contains(name(onAir)) ? Math.min(runNs, 1_000_000_000) + onAirNs : nowNs;
            boolean over = cutOff.contains(name(onAir)) && lastNs < nowNs;
            long pictures = still ? 1 : 1 + (lastNs - onAirNs) / PICTURE_NS;
            reports.add(new Report.Progress(onAir.play(), pictures, lastNs, null, over));
        }
    }

    @Override
    public void restart() {
        die(Report.Cause.PROCESS);
    }

    private static String name(Order.Preroll order) {
        return order.file().getFileName().toString();
    }

    @Override
    public void close() {
        shown.add(new Shown("standby", clock.now().monotonicNs()));
    }
}
