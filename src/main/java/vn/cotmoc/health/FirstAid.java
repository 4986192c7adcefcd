// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
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
 * Does what the ladders decide, on a thread of its own, as a remedy may take its time; each is timed in the log. The watch's
 * thread calls, and never waits.
 */
final class FirstAid implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAid.class);
    private static final int WAITING_REMEDIES = 8;
    /** Until an X server and its players are there again. */
    private static final long RESTART_NS = TimeUnit.SECONDS.toNanos(5);

    private final Remedies remedies;
    private final Incidents incidents;
    private final WatchRecord record;
    private final Clock clock;
    private final Map<String, Ladder> ladders = new HashMap<>();
    private final Map<String, Long> restartedNs = new HashMap<>();
    private final ThreadPoolExecutor thread;

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
        for (Vitals screen : screens) {
            String id = screen.screen();
            List<Symptom.Key> own = acute.stream()
                    .filter(key -> id.equals(key.screen()) && Ladder.treats(key.trouble()) && !attention.test(key))
                    .toList();
            Set<Trouble> troubles = own.stream().map(Symptom.Key::trouble).collect(Collectors.toSet());
            Optional<Rung> rung = ladders.computeIfAbsent(id, any -> new Ladder())
                    .look(now, troubles, mayReboot(screens, acute, now));
            rung.ifPresent(found -> climb(found, screen, own, now));
        }
    }

    /** Whether a process is gone because it was just ended as a remedy. */
    boolean isOwnDoing(Symptom symptom, Moment now) {
        Long atNs = restartedNs.get(symptom.screen());
        boolean gone = symptom.trouble() == Trouble.PLAYER_DOWN || symptom.trouble() == Trouble.DISPLAY_DOWN;
        return gone && atNs != null && now.monotonicNs() - atNs < RESTART_NS;
    }

    /** A screen that plays is not made dark for one that does not. */
    private boolean mayReboot(List<Vitals> screens, Set<Symptom.Key> acute, Moment now) {
        boolean noneShows = screens.stream()
                .allMatch(screen -> acute.stream()
                        .anyMatch(key -> screen.screen().equals(key.screen())
                                && key.trouble().about() == Trouble.About.PICTURE
                                && key.trouble().subject() < 0));
        return noneShows && remedies.canReboot() && record.mayReboot(now);
    }

    private void climb(Rung rung, Vitals screen, List<Symptom.Key> troubles, Moment now) {
        if (rung == Rung.SKIP_CLIP && screen.status().onAir() == null) {
            return;
        }
        String clip = screen.status().onAir() == null
                ? ""
                : screen.status().onAir().clip().id();
        try {
            thread.execute(() -> carryOut(rung, screen.screen(), now));
            if (rung != Rung.SKIP_CLIP) {
                restartedNs.put(screen.screen(), now.monotonicNs());
            }
            incidents.tried(troubles, rung == Rung.SKIP_CLIP ? Text.of(rung.key(), clip) : Text.of(rung.key()));
        } catch (RejectedExecutionException e) {
            LOG.warn("A remedy is still under way; this one waits for its next turn. remedy={}", rung);
        }
    }

    private void carryOut(Rung rung, String screen, Moment ordered) {
        try {
            switch (rung) {
                case SKIP_CLIP -> remedies.skipClip(screen);
                case RESTART_PLAYER -> remedies.restartPlayer(screen);
                case RESTART_DISPLAY -> remedies.restartDisplay(screen);
                case REBOOT -> reboot(ordered);
            }
            long tookMs = TimeUnit.NANOSECONDS.toMillis(clock.now().monotonicNs() - ordered.monotonicNs());
            LOG.warn("A remedy was applied. screen={} remedy={} tookMs={}", screen, rung, tookMs);
        } catch (Fault e) {
            LOG.error("A remedy failed. screen={} remedy={} why={}", screen, rung, e.getMessage());
        }
    }

    /** Whether all that was decided has been done. */
    boolean isIdle() {
        return thread.getCompletedTaskCount() == thread.getTaskCount();
    }

    private void reboot(Moment now) {
        if (record.noteReboot(now.wall())) {
            remedies.reboot();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
