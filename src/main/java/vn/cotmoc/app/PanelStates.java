// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import vn.cotmoc.api.Wall;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.Severity;
import vn.cotmoc.journal.Incident;

/** What the status tells of the device behind a screen: its worst open incident, else its figures. Any thread. */
final class PanelStates implements Function<String, Wall.Panel> {
    private static final String OF_PANELS = "panel-";

    private final Devices devices;
    private final Incidents incidents;

    PanelStates(Devices devices, Incidents incidents) {
        this.devices = devices;
        this.incidents = incidents;
    }

    @Override
    public Wall.Panel apply(String screen) {
        Optional<PanelReading> reading = devices.panel(screen);
        if (reading.isEmpty()) {
            return Wall.Panel.NONE;
        }
        return incidents.open().stream()
                .filter(incident ->
                        screen.equals(incident.screen()) && incident.code().startsWith(OF_PANELS))
                .max(Comparator.comparing(PanelStates::isFault))
                .map(incident -> new Wall.Panel(incident.severity(), incident.sentence()))
                .orElseGet(() -> quiet(reading.get()));
    }

    private static boolean isFault(Incident incident) {
        return incident.severity().equals(Severity.FAULT.word());
    }

    /** One that has only just fallen silent is no incident yet, but not well either. */
    private static Wall.Panel quiet(PanelReading reading) {
        return new Wall.Panel(reading.reachable() ? "ok" : Severity.WARNING.word(), figures(reading));
    }

    private static String figures(PanelReading reading) {
        List<String> figures = new ArrayList<>();
        if (reading.celsius() != null) {
            figures.add(String.format(Locale.ROOT, "%.1f °C", reading.celsius()));
        }
        if (reading.volts() != null) {
            figures.add(String.format(Locale.ROOT, "%.1f V", reading.volts()));
        }
        if (reading.brightnessPercent() != null) {
            figures.add(reading.brightnessPercent() + " %");
        }
        return String.join(", ", figures);
    }
}
