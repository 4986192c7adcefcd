// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.cotmoc.api.Wall;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Text;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.Severity;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.playback.Vitals;

/** What the status tells of the device behind a screen: its worst open incident, else its figures. Any thread. */
final class PanelStates implements Function<String, Wall.Panel> {
    private static final String OF_PANELS = "panel-";

    private final Devices devices;
    private final Incidents incidents;
    private final Supplier<List<Vitals>> screens;

    PanelStates(Devices devices, Incidents incidents, Supplier<List<Vitals>> screens) {
        this.devices = devices;
        this.incidents = incidents;
        this.screens = screens;
    }

    @Override
    public Wall.Panel apply(String screen) {
        Optional<PanelReading> reading = devices.panel(screen);
        if (reading.isEmpty()) {
            return Wall.Panel.NONE;
        }
        Optional<Incident> worst = incidents.open().stream()
                .filter(incident ->
                        screen.equals(incident.screen()) && incident.code().startsWith(OF_PANELS))
                .max(Comparator.comparing(PanelStates::isFault));
        // Whoever looks sees at once that the wall is dark; an incident is opened when it lasts.
        Optional<Trouble> dark =
                worst.filter(PanelStates::isFault).isPresent() ? Optional.empty() : findDark(screen, reading.get());
        return dark.map(trouble -> dark(screen, trouble))
                .or(() -> worst.map(incident -> new Wall.Panel(incident.severity(), incident.sentence())))
                .orElseGet(() -> quiet(reading.get()));
    }

    private static boolean isFault(Incident incident) {
        return incident.severity().equals(Severity.FAULT.word());
    }

    private Optional<Trouble> findDark(String screen, PanelReading reading) {
        Integer brightness = reading.brightnessPercent();
        if (!isWatched(screen)) {
            return Optional.empty();
        } else if (Boolean.FALSE.equals(reading.signal())) {
            return Optional.of(Trouble.PANEL_NO_SIGNAL);
        }
        return brightness != null && brightness == 0 ? Optional.of(Trouble.PANEL_OFF) : Optional.empty();
    }

    private boolean isWatched(String screen) {
        return screens.get().stream()
                .anyMatch(vitals -> vitals.screen().equals(screen) && vitals.lit() && !vitals.resting());
    }

    private static Wall.Panel dark(String screen, Trouble trouble) {
        return new Wall.Panel(
                Severity.FAULT.word(),
                Text.of("incident." + trouble.code(), screen).in(Language.VI));
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
