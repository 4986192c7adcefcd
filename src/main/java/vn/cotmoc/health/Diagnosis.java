// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.cotmoc.time.Moment;

/**
 * Makes findings of symptoms over time, with hysteresis: a trouble has to last before it is told, and to be gone before it is
 * over. What comes back again and again within an hour has to be gone for longer each time. It reads no clock: the same looks
 * give the same findings. One thread.
 */
final class Diagnosis {
    /** Openings within it count as flapping. */
    private static final long FLAPPING_NS = Duration.ofHours(1).toNanos();
    /** A trouble that flaps is over when it has been gone for so long, whatever its own measure. */
    private static final long LONGEST_HOLD_NS = Duration.ofMinutes(15).toNanos();

    /** Somebody who looked said it was over: they are not told the opposite at once. */
    private static final long DISMISSED_NS = Duration.ofMinutes(10).toNanos();

    private static final long LEAST_HOLD_NS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    private final Map<Symptom.Key, Standing> standing = new LinkedHashMap<>();

    /** What has changed. {@code symptom}: as it is now or, when it is over, as it was. */
    record Finding(Change change, Symptom.Key key, Symptom symptom) {}

    enum Change {
        OPENED,
        WORSE,
        OVER
    }

    /** One trouble over time. */
    private static final class Standing {
        private Symptom symptom;
        private boolean bad;
        private long sinceNs;
        private boolean open;
        private long quietUntilNs;
        private final Deque<Long> openingsNs = new ArrayDeque<>();

        Standing(Symptom symptom, long nowNs) {
            this.symptom = symptom;
            this.sinceNs = nowNs;
            this.quietUntilNs = nowNs;
        }

        /** How long it has to be gone: twice as long with each time it came back. */
        long holdNs(long nowNs) {
            forget(nowNs);
            long ownNs = symptom.trouble().closesAfter().toNanos();
            int again = openingsNs.size() - 1;
            return again < 1
                    ? ownNs
                    : Math.min(LONGEST_HOLD_NS, Math.max(ownNs, LEAST_HOLD_NS) << Math.min(again, MOST_DOUBLINGS));
        }

        boolean isForgotten(long nowNs) {
            forget(nowNs);
            return !open && !bad && openingsNs.isEmpty();
        }

        private void forget(long nowNs) {
            while (!openingsNs.isEmpty() && nowNs - openingsNs.getFirst() > FLAPPING_NS) {
                openingsNs.removeFirst();
            }
        }
    }

    /** These were open when the last process ended: they are over when they do not show again. */
    void resume(Collection<Symptom> open, Moment now) {
        for (Symptom symptom : open) {
            var resumed = new Standing(symptom, now.monotonicNs());
            resumed.open = true;
            resumed.openingsNs.add(now.monotonicNs());
            standing.put(symptom.key(), resumed);
        }
    }

    /**
     * One look.
     *
     * @param held troubles that can be neither found nor over now, as nothing is meant to be seen: they stay as they are
     */
    List<Finding> look(Moment now, List<Symptom> symptoms, Predicate<Symptom.Key> held) {
        List<Finding> findings = new ArrayList<>();
        Set<Symptom.Key> seen = new HashSet<>();
        for (Symptom symptom : symptoms) {
            if (!held.test(symptom.key()) && seen.add(symptom.key())) {
                bad(symptom, now.monotonicNs(), findings);
            }
        }
        standing.forEach((key, each) -> {
            if (held.test(key)) {
                each.bad = false;
                each.sinceNs = now.monotonicNs();
            } else if (!seen.contains(key)) {
                good(key, each, now.monotonicNs(), findings);
            }
        });
        standing.values().removeIf(each -> each.isForgotten(now.monotonicNs()));
        return findings;
    }

    /** What is open and shows now; what is open may be gone, and on its way to be over. */
    Set<Symptom.Key> acute() {
        Set<Symptom.Key> acute = new LinkedHashSet<>();
        standing.forEach((key, each) -> {
            if (each.open && each.bad) {
                acute.add(key);
            }
        });
        return acute;
    }

    /** Somebody says it is over. If it is not, it is told again after ten minutes; if it is, whenever it comes back. */
    void dismiss(Symptom.Key key, Moment now) {
        Standing dismissed = standing.get(key);
        if (dismissed != null) {
            dismissed.open = false;
            dismissed.quietUntilNs = now.monotonicNs() + DISMISSED_NS;
        }
    }

    private void bad(Symptom symptom, long nowNs, List<Finding> findings) {
        Standing known = standing.computeIfAbsent(symptom.key(), key -> new Standing(symptom, nowNs));
        if (!known.bad) {
            known.bad = true;
            known.sinceNs = nowNs;
        }
        boolean worse = symptom.severity().compareTo(known.symptom.severity()) > 0;
        if (!known.open) {
            known.symptom = symptom;
            boolean lasted =
                    nowNs - known.sinceNs >= symptom.trouble().opensAfter().toNanos();
            if (lasted && nowNs >= known.quietUntilNs) {
                known.open = true;
                known.openingsNs.addLast(nowNs);
                findings.add(new Finding(Change.OPENED, symptom.key(), symptom));
            }
        } else if (worse) {
            known.symptom = symptom;
            findings.add(new Finding(Change.WORSE, symptom.key(), symptom));
        }
    }

    private static void good(Symptom.Key key, Standing known, long nowNs, List<Finding> findings) {
        if (known.bad) {
            known.bad = false;
            known.sinceNs = nowNs;
        }
        known.quietUntilNs = nowNs;
        if (known.open && nowNs - known.sinceNs >= known.holdNs(nowNs)) {
            known.open = false;
            findings.add(new Finding(Change.OVER, key, known.symptom));
        }
    }
}
