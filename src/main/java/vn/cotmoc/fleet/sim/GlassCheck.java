// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.playback.FakePlayer.Shown;

/**
 * Holds what stood on one screen's glass against the promises: never bare while something is to be shown and a player can be
 * had, no picture held beyond its clip's end, nothing shown that no trusted office has sealed. What the picture looks like it
 * cannot see.
 */
final class GlassCheck {
    /** Player replaced, first picture made, a turn each: the wall shows the standby card no longer than this. */
    private static final long BARE_MOST_NS = TimeUnit.SECONDS.toNanos(2);
    /** What a seam may hold its picture when nothing went wrong: a turn or two, and what the clocks part in a clip. */
    private static final long HELD_MOST_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final double CLOCKS_PART = 2 * SimulatedClock.DRIFT_MOST_PPM / 1e6;
    /** And right after a disturbance: another clip has to be pre-rolled, perhaps a second one. */
    private static final long HELD_DISTURBED_MOST_NS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long DISTURBED_NS = Duration.ofSeconds(15).toNanos();

    private final Map<String, Long> allowedMs;
    private final List<Glimpse> seen = new ArrayList<>();
    private Shown current;
    private long bareSinceNs;
    private long disturbedNs = Long.MIN_VALUE / 2;
    private boolean told;

    /**
     * A clip that was on the glass.
     *
     * @param unsure whether its row may be missing: the machine went away before it could be kept
     */
    record Glimpse(String sha256, boolean unsure) {}

    /** @param allowedMs the length of each clip that may be shown, by hash; of a still 0 */
    GlassCheck(Map<String, Long> allowedMs, long nowNs) {
        this.allowedMs = allowedMs;
        this.current = new Shown("standby", nowNs);
        this.bareSinceNs = nowNs;
    }

    /** Something was broken or set, that a picture may be held for a moment. */
    void disturb(long nowNs) {
        disturbedNs = nowNs;
    }

    /** The machine goes away; a play that had just come may have no row. */
    void cutOff(long nowNs, int unsurePlays) {
        boolean fresh = nowNs - current.fromNs() < BARE_MOST_NS;
        int unsure = Math.max(unsurePlays, fresh ? 1 : 0);
        for (int i = Math.max(0, seen.size() - unsure); i < seen.size(); i++) {
            seen.set(i, new Glimpse(seen.get(i).sha256(), true));
        }
    }

    /** Another player stands before a bare glass. */
    void begin(long nowNs) {
        current = new Shown("standby", nowNs);
        bareSinceNs = nowNs;
        disturbedNs = nowNs;
        told = false;
    }

    /** What came onto the glass since the last look; gives what is wrong. */
    List<String> look(List<Shown> shown, boolean inForce, long nowNs) {
        List<String> findings = new ArrayList<>();
        for (Shown next : shown) {
            held(next.fromNs()).ifPresent(findings::add);
            come(next).ifPresent(findings::add);
        }
        if (!inForce) {
            bareSinceNs = nowNs;
        }
        if (isBare() && nowNs - bareSinceNs > BARE_MOST_NS && !told) {
            told = true;
            findings.add("the wall is bare for " + ms(nowNs - bareSinceNs) + " ms");
        }
        return findings;
    }

    private Optional<String> come(Shown next) {
        if (!isBare() || !next.what().equals("standby")) {
            bareSinceNs = next.fromNs();
        }
        current = next;
        told = false;
        if (isBare() || next.what().equals("dark")) {
            return Optional.empty();
        }
        seen.add(new Glimpse(next.what(), false));
        return allowedMs.containsKey(next.what())
                ? Optional.empty()
                : Optional.of("shown without a trusted seal: " + next.what());
    }

    private Optional<String> held(long untilNs) {
        Long lengthMs = allowedMs.get(current.what());
        if (lengthMs == null || lengthMs == 0) {
            return Optional.empty();
        }
        long heldNs = untilNs - current.fromNs() - TimeUnit.MILLISECONDS.toNanos(lengthMs);
        long calmMostNs = HELD_MOST_NS + (long) (TimeUnit.MILLISECONDS.toNanos(lengthMs) * CLOCKS_PART);
        long mostNs = untilNs - disturbedNs < DISTURBED_NS ? HELD_DISTURBED_MOST_NS : calmMostNs;
        return heldNs > mostNs
                ? Optional.of("the last picture of " + current.what() + " stood " + ms(heldNs) + " ms too long")
                : Optional.empty();
    }

    private boolean isBare() {
        return current.what().equals("standby");
    }

    private static long ms(long ns) {
        return TimeUnit.NANOSECONDS.toMillis(ns);
    }

    /** All that was on the glass, in its order. */
    List<Glimpse> seen() {
        return List.copyOf(seen);
    }
}
