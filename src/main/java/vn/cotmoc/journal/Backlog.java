// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, bounded; what it must refuse is counted, and becomes one gap row when there is room again. One
 * thread at a time.
 *
 * <p>Of a play's heartbeats only the latest waits. A play whose intent was taken is never cut in two: its end is taken even
 * when nothing else is, so that no play is both written and counted as lost. A play whose intent was refused is remembered
 * as long as it is on air, and written after all if it is when there is room again.
 */
final class Backlog {
    private final int most;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<String, Entry.Beat> beats = new TreeMap<>();
    private final Map<String, OnAir> refused = new LinkedHashMap<>();
    private boolean refusing;
    private long lost;
    private long lostEver;
    private @Nullable Instant lostFrom;
    private @Nullable Instant lostTo;

    /** @param most entries that may wait */
    Backlog(int most) {
        this.most = most;
    }

    int size() {
        return waiting.size() + beats.size();
    }

    /** Entries lost since the start. */
    long lostEver() {
        return lostEver;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    void offer(Entry entry, Instant now) {
        refusing = refusing || waiting.size() >= most;
        if (entry instanceof Entry.Beat beat) {
            beat(beat);
        } else if (refusing && !finishesWhatWasTaken(entry)) {
            refuse(entry, now);
        } else {
            take(entry);
        }
    }

    /** The oldest, at most so many; heartbeats only with the last of the others, as they belong after them. */
    List<Entry> oldest(int count) {
        List<Entry> batch = new ArrayList<>();
        waiting.stream().limit(count).forEach(batch::add);
        if (batch.size() == waiting.size()) {
            batch.addAll(beats.values());
        }
        return batch;
    }

    /** These were written, as {@link #oldest} gave them, or can never be. */
    void remove(List<Entry> batch) {
        for (Entry entry : batch) {
            if (entry instanceof Entry.Beat beat) {
                beats.remove(beat.screen(), beat);
            } else {
                waiting.removeFirst();
            }
        }
    }

    /** An entry that no write would take. */
    void lose(Instant now) {
        lost++;
        lostEver++;
        lostFrom = lostFrom == null ? now : lostFrom;
        lostTo = now;
    }

    /** When half of the room is free again, goes on where it had to stop: the gap, then what is on air by now. */
    void resume(String why) {
        if (waiting.size() > most / 2) {
            return;
        }
        refusing = false;
        if (lostFrom != null && lostTo != null) {
            waiting.add(new Entry.Gap(lost, lostFrom, lostTo, why));
            lost = 0;
            lostFrom = null;
            lostTo = null;
        }
        refused.values().forEach(this::takeUp);
        refused.clear();
    }

    private void takeUp(OnAir onAir) {
        OnAir.Current current = onAir.current();
        if (current != null) {
            waiting.add(new Entry.Intent(current.play(), current.showing(), String.valueOf(onAir.history())));
            waiting.add(new Entry.Started(onAir.screen(), current.play(), current.startedAt()));
            if (current.beat() != null) {
                beats.put(onAir.screen(), current.beat());
            }
        }
        if (onAir.next() != null) {
            waiting.add(onAir.next());
        }
    }

    private void beat(Entry.Beat beat) {
        OnAir onAir = refused.get(beat.screen());
        if (onAir != null && onAir.current() != null && onAir.current().play() == beat.play()) {
            refused.put(beat.screen(), onAir.beat(beat));
        } else {
            beats.put(beat.screen(), beat);
        }
    }

    private void take(Entry entry) {
        if (entry instanceof Entry.Ended ended) {
            // Its end says more than its last heartbeat.
            beats.remove(ended.screen());
        }
        waiting.add(entry);
    }

    private boolean finishesWhatWasTaken(Entry entry) {
        if (entry instanceof Entry.Started started) {
            return !knows(started.screen(), started.play());
        } else if (entry instanceof Entry.Ended ended) {
            return !knows(ended.screen(), ended.play());
        } else if (entry instanceof Entry.Dropped dropped) {
            return !knows(dropped.screen(), dropped.play());
        }
        // Rare, and what follows them would be wrong without them.
        return entry instanceof Entry.SiteSuspended
                || entry instanceof Entry.DevicesListed
                || entry instanceof Entry.Decided
                || entry instanceof Entry.IncidentChanged;
    }

    /** Whether a play's intent was refused. */
    private boolean knows(String screen, long play) {
        OnAir onAir = refused.get(screen);
        return onAir != null
                && ((onAir.current() != null && onAir.current().play() == play)
                        || (onAir.next() != null && onAir.next().play() == play));
    }

    private void refuse(Entry entry, Instant now) {
        if (entry instanceof Entry.Intent intent) {
            String screen = intent.showing().screen();
            refused.put(screen, refusedOn(screen).intent(intent));
        } else if (entry instanceof Entry.Dropped dropped) {
            refused.put(dropped.screen(), refusedOn(dropped.screen()).dropped(dropped));
        } else if (entry instanceof Entry.Started started) {
            step(refusedOn(started.screen()).started(started), now);
        } else if (entry instanceof Entry.Ended ended) {
            step(refusedOn(ended.screen()).ended(ended), now);
        } else {
            lose(now);
        }
    }

    private OnAir refusedOn(String screen) {
        return refused.getOrDefault(screen, OnAir.nothing(screen));
    }

    private void step(OnAir.Step step, Instant now) {
        refused.put(step.onAir().screen(), step.onAir());
        if (step.ended().isPresent()) {
            lose(now);
        }
    }
}
