// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/**
 * Does what the ladders decide, on a thread of its own, as a remedy may take its time; each is timed in the log, and told with
 * the troubles it is for when it is known how it went. The watch's thread calls, and never waits.
 */
final class FirstAid implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAid.class);
    private static final int WAITING_REMEDIES = 8;
    /** Until an X server and its players are there again. */
    private static final long RESTART_NS = TimeUnit.SECONDS.toNanos(5);
    /** With these nobody sees the picture either, though no remedy is for them. */
    private static final Set<Trouble> FOR_PEOPLE =
            EnumSet.of(Trouble.DISPLAY_UNPLUGGED, Trouble.PANEL_NO_SIGNAL, Trouble.PANEL_OFF);

    private final Remedies remedies;
    private final Incidents incidents;
    private final WatchRecord record;
    private final Clock clock;
    private final Map<String, Ladder> ladders = new HashMap<>();
    private final Map<String, Long> restartedNs = new ConcurrentHashMap<>();
    private final Map<String, Long> displayRestartedNs = new HashMap<>();
    private final ThreadPoolExecutor thread;

    /**
     * What is to be done.
     *
     * @param screens that lose their picture by it for a moment
     * @param troubles it is for
     * @param clip on air when it was decided; empty: none
     */
    private record Order(
            Rung rung,
            String screen,
            Set<String> screens,
            Collection<Symptom.Key> troubles,
            String clip,
            Moment decided) {
        Text words(String key) {
            return rung == Rung.SKIP_CLIP ? Text.of(key, clip) : Text.of(key);
        }
    }

    FirstAid(Remedies remedies, Incidents incidents, WatchRecord record, Clock clock) {
        this.remedies = remedies;
        this.incidents = incidents;
        this.record = record;
        this.clock = clock;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_REMEDIES), task -> {
            var worker = new Thread(task, "remedies");
            worker.setDaemon(true);
            return worker;
        });
    }

    /**
     * One look at all screens.
     *
     * @param acute the troubles that are open and show now
     * @param attention to which screens
     */
    void look(List<Vitals> screens, Set<Symptom.Key> acute, Attention attention, Moment now) {
        Set<String> showing = showing(acute, attention);
        for (Vitals screen : screens) {
            String id = screen.screen();
            Set<Trouble> troubles = acute.stream()
                    .filter(key -> id.equals(key.screen()) && Ladder.treats(key.trouble()) && !attention.test(key))
                    .map(Symptom.Key::trouble)
                    .collect(Collectors.toSet());
            Optional<Rung> rung =
                    ladders.computeIfAbsent(id, any -> new Ladder()).look(now, troubles, barred(id, showing, now));
            rung.ifPresent(found -> climb(found, screen, acute, now));
        }
    }

    /** Whether a process is gone because it was just ended as a remedy. */
    boolean isOwnDoing(Symptom symptom, Moment now) {
        String screen = symptom.screen();
        boolean gone = symptom.trouble() == Trouble.PLAYER_DOWN || symptom.trouble() == Trouble.DISPLAY_DOWN;
        Long atNs = screen == null ? null : restartedNs.get(screen);
        return gone && atNs != null && now.monotonicNs() - atNs < RESTART_NS;
    }

    /** On which screens people see what they should. One that is dark on purpose, or rests, has nothing to lose. */
    private static Set<String> showing(Set<Symptom.Key> acute, Attention attention) {
        Set<String> showing = new HashSet<>(attention.seen());
        acute.stream()
                .filter(key -> Ladder.treats(key.trouble()) || FOR_PEOPLE.contains(key.trouble()))
                .forEach(key -> showing.remove(key.screen()));
        return showing;
    }

    /** A screen that plays is not made dark for one that does not. */
    private Set<Rung> barred(String screen, Set<String> showing, Moment now) {
        Set<Rung> barred = EnumSet.noneOf(Rung.class);
        if (remedies.onDisplayOf(screen).stream().anyMatch(showing::contains) || displayIsNew(screen, now)) {
            barred.add(Rung.RESTART_DISPLAY);
        }
        if (!showing.isEmpty() || !remedies.canReboot() || !record.mayReboot(now)) {
            barred.add(Rung.REBOOT);
        }
        return barred;
    }

    /** It was just started anew for another screen. */
    private boolean displayIsNew(String screen, Moment now) {
        Long atNs = displayRestartedNs.get(screen);
        return atNs != null
                && now.monotonicNs() - atNs < Rung.RESTART_DISPLAY.patience().toNanos();
    }

    private void climb(Rung rung, Vitals screen, Set<Symptom.Key> acute, Moment now) {
        if (rung == Rung.SKIP_CLIP && screen.status().onAir() == null) {
            return;
        }
        String clip = screen.status().onAir() == null
                ? ""
                : screen.status().onAir().clip().id();
        Set<String> screens =
                rung == Rung.RESTART_DISPLAY ? remedies.onDisplayOf(screen.screen()) : Set.of(screen.screen());
        List<Symptom.Key> troubles = acute.stream()
                .filter(key -> Ladder.treats(key.trouble()) && screens.contains(key.screen()))
                .toList();
        try {
            thread.execute(() -> carryOut(new Order(rung, screen.screen(), screens, troubles, clip, now)));
            if (rung == Rung.RESTART_DISPLAY) {
                screens.forEach(each -> displayRestartedNs.put(each, now.monotonicNs()));
            }
        } catch (RejectedExecutionException e) {
            LOG.warn("A remedy is still under way; this one waits for its next turn. remedy={}", rung);
        }
    }

    private void carryOut(Order order) {
        try {
            apply(order);
            long tookMs = TimeUnit.NANOSECONDS.toMillis(
                    clock.now().monotonicNs() - order.decided().monotonicNs());
            LOG.warn("A remedy was applied. screen={} remedy={} tookMs={}", order.screen(), order.rung(), tookMs);
        } catch (Fault e) {
            LOG.error("A remedy failed. screen={} remedy={} why={}", order.screen(), order.rung(), e.getMessage());
            incidents.tried(order.troubles(), order.words(order.rung().failedKey()));
        }
    }

    private void apply(Order order) {
        String screen = order.screen();
        if (order.rung() == Rung.REBOOT) {
            reboot(order);
            return;
        }
        if (order.rung() != Rung.SKIP_CLIP) {
            long nowNs = clock.now().monotonicNs();
            order.screens().forEach(each -> restartedNs.put(each, nowNs));
        }
        switch (order.rung()) {
            case SKIP_CLIP -> remedies.skipClip(screen);
            case RESTART_PLAYER -> remedies.restartPlayer(screen);
            default -> remedies.restartDisplay(screen);
        }
        incidents.tried(order.troubles(), order.words(order.rung().key()));
    }

    /**
     * Told and noted first, as there may be no time after it; where it fails the next try need not wait for hours. Asked anew,
     * as one may have been ordered while another waited to be carried out.
     */
    private void reboot(Order order) {
        if (!record.mayReboot(order.decided())) {
            return;
        }
        record.noteReboot(order.decided().wall());
        incidents.tried(order.troubles(), order.words(order.rung().key()));
        try {
            remedies.reboot();
        } catch (Fault e) {
            record.forgetReboot();
            throw e;
        }
    }

    /** Whether all that was decided has been done. */
    boolean isIdle() {
        return thread.getCompletedTaskCount() == thread.getTaskCount();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
