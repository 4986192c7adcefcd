// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.time.Clock;

/**
 * All devices of a node, each asked over and over by a thread of its own, so that a missing, slow or hostile one delays
 * nothing. Whoever wants to know takes the last reading, which is there at once. Any thread.
 */
public final class Devices implements AutoCloseable {
    /** A trouble must be an incident within ten seconds, and an incident takes more than one reading: issue of the watchdog. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Poll<PanelReading>> panels = new LinkedHashMap<>();
    private final @Nullable Poll<UpsReading> ups;
    private final Poll<MachineReading> machine;

    /**
     * Begins to ask.
     *
     * @param panels by screen; closed with this, as is the UPS
     * @param ups null: there is none
     */
    public Devices(Map<String, Panel> panels, @Nullable Ups ups, Machine machine, Clock clock) {
        panels.forEach((screen, panel) -> this.panels.put(
                screen,
                new Poll<>(
                        "panel-" + screen,
                        panel::read,
                        panel::close,
                        PanelReading.unreachable("the reading hangs"),
                        clock)));
        this.ups = ups == null
                ? null
                : new Poll<>("ups", ups::read, ups::close, UpsReading.unreachable("the reading hangs"), clock);
        this.machine = new Poll<>("machine", machine::read, () -> {}, MachineReading.NOTHING, clock);
    }

    /** The last reading of the panel behind a screen; empty: the screen has none, or it was not yet asked. */
    public Optional<PanelReading> panel(String screen) {
        return Optional.ofNullable(panels.get(screen)).flatMap(Poll::latest);
    }

    /** The last reading of the UPS; empty: there is none, or it was not yet asked. */
    public Optional<UpsReading> ups() {
        return Optional.ofNullable(ups).flatMap(Poll::latest);
    }

    /** The last reading of the computer's sensors; all is absent until they were asked. */
    public MachineReading machine() {
        return machine.latest().orElse(MachineReading.NOTHING);
    }

    @Override
    public void close() {
        panels.values().forEach(Poll::close);
        if (ups != null) {
            ups.close();
        }
        machine.close();
    }
}
