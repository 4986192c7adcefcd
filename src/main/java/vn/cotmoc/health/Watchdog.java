// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/**
 * The one thread that watches: four times a second it has all checks look, makes incidents of what they find, tries what may
 * help, and counts the time that screens are down. It waits for nothing.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long END_WAIT_MS = 1_000;
    /** With these the picture is on air, and nobody sees it. */
    private static final Set<Trouble> HIDING = EnumSet.of(
            Trouble.GLASS_BLACK,
            Trouble.GLASS_FROZEN,
            Trouble.GLASS_COVERED,
            Trouble.DISPLAY_UNPLUGGED,
            Trouble.PANEL_NO_SIGNAL,
            Trouble.PANEL_OFF);

    private final Supplier<List<Vitals>> screens;
    private final List<Check> checks;
    private final Incidents incidents;
    private final Consumer<List<Entry>> journal;
    private final Clock clock;
    private final WatchRecord record;
    private final FirstAid firstAid;
    private final Diagnosis diagnosis = new Diagnosis();
    private final Map<Check, List<Symptom>> lastLooks = new HashMap<>();
    private final Thread thread;
    private long lastNs;
    private final AtomicLong looks = new AtomicLong();
    private volatile boolean closed;

    /**
     * What it has to know of a node.
     *
     * @param data the node's folder
     * @param settings of its screens
     * @param lastDays the last day of a screen that has its row
     * @param suspended whether the site is out of order now
     */
    public record Node(
            Path data, List<ScreenSettings> settings, ZoneId zone, Map<String, LocalDate> lastDays, boolean suspended) {
        public Node {
            settings = List.copyOf(settings);
            lastDays = Map.copyOf(lastDays);
        }

        private Map<String, OpenHours> hours() {
            return settings.stream()
                    .collect(Collectors.toMap(ScreenSettings::id, screen -> new OpenHours(screen.hours(), zone)));
        }
    }

    /**
     * Starts watching.
     *
     * @param screens how their pictures fare
     * @param checks beside what those say
     * @param journal takes entries and returns at once
     */
    public Watchdog(
            Node node,
            Supplier<List<Vitals>> screens,
            List<Check> checks,
            Incidents incidents,
            Remedies remedies,
            Consumer<List<Entry>> journal,
            Clock clock) {
        this.screens = screens;
        this.checks = List.copyOf(checks);
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
        Moment now = clock.now();
        lastNs = now.monotonicNs();
        record = new WatchRecord(node.data(), node.hours());
        firstAid = new FirstAid(remedies, incidents, record, clock);
        diagnosis.resume(incidents.left(), now);
        List<Entry> ended = record.resume(node.lastDays(), node.suspended(), now);
        if (!ended.isEmpty()) {
            journal.accept(ended);
        }
        thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many looks there were: whoever watches the watchdog sees it rise. Any thread. */
    public long looks() {
        return looks.get();
    }

    /** Brings what must outlive a restart to the disk; call it about every ten seconds. Any thread. */
    public void save() {
        record.save();
    }

    private void run() {
        while (!closed) {
            try {
                look(clock.now());
            } catch (RuntimeException e) {
                LOG.error("A look of the watchdog failed.", e);
            }
            looks.incrementAndGet();
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
    }

    private void look(Moment now) {
        List<Vitals> seen = screens.get();
        Attention attention = Attention.to(seen);
        incidents.takeDismissed().forEach(key -> dismiss(key, now));
        List<Symptom> symptoms = symptoms(now);
        symptoms.removeIf(symptom -> firstAid.isOwnDoing(symptom, now));
        countDown(seen, symptoms, now);
        for (Diagnosis.Finding finding : diagnosis.look(now, symptoms, attention)) {
            incidents.take(finding, now);
        }
        firstAid.look(seen, diagnosis.acute(), attention, now);
    }

    private void dismiss(Symptom.Key key, Moment now) {
        diagnosis.dismiss(key, now);
        checks.forEach(check -> check.dismiss(key.trouble(), key.subject()));
    }

    /** A check that breaks has not found that all is well. */
    private List<Symptom> symptoms(Moment now) {
        List<Symptom> all = new ArrayList<>();
        for (Check check : checks) {
            try {
                lastLooks.put(check, check.look(now));
            } catch (RuntimeException e) {
                LOG.error("A check failed. check={}", check.getClass().getSimpleName(), e);
            }
            all.addAll(lastLooks.getOrDefault(check, List.of()));
        }
        return all;
    }

    private void countDown(List<Vitals> seen, List<Symptom> symptoms, Moment now) {
        Set<String> hidden = new HashSet<>();
        for (Symptom symptom : symptoms) {
            if (symptom.screen() != null && HIDING.contains(symptom.trouble())) {
                hidden.add(symptom.screen());
            }
        }
        long sinceMs = TimeUnit.NANOSECONDS.toMillis(now.monotonicNs() - lastNs);
        lastNs += TimeUnit.MILLISECONDS.toNanos(sinceMs);
        for (Vitals screen : seen) {
            long downMs = incidents.goneTimes().look(screen, hidden.contains(screen.screen()), now);
            long closedMs = screen.lit() && screen.resting() ? sinceMs : 0;
            List<Entry> ended = record.pass(screen.screen(), downMs, closedMs, now);
            if (!ended.isEmpty()) {
                journal.accept(ended);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(END_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        firstAid.close();
        record.save();
    }
}
