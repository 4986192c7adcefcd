// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.time.Moment;

/**
 * Whether all that must go round still does: the playout loop of each screen, the writer of the journal, the web server. Told
 * from counts of their turns, it beats only when every one has risen since the last beat. One thread.
 */
public final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration LATE = Duration.ofSeconds(15);

    private Map<String, Long> last = Map.of();
    private long beatNs;
    private boolean late;

    /** @param now the first beat is expected from here on */
    public Pulse(Moment now) {
        this.beatNs = now.monotonicNs();
    }

    /**
     * Looks once.
     *
     * @param turns by name, how often each has come round since it began
     * @return whether all have, since the last time that this was true
     */
    public boolean beats(Map<String, Long> turns, Moment now) {
        List<String> stuck = turns.entrySet().stream()
                .filter(part -> part.getValue() <= last.getOrDefault(part.getKey(), -1L))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (stuck.isEmpty()) {
            last = new HashMap<>(turns);
            beatNs = now.monotonicNs();
            late = false;
            return true;
        }
        if (!late && now.monotonicNs() - beatNs > LATE.toNanos()) {
            late = true;
            LOG.error("A part of the node does not turn any more. parts={} afterS={}", stuck, LATE.toSeconds());
        }
        return false;
    }
}
