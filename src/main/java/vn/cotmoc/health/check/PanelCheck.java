// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.Severity;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.time.Moment;

/** Whether the devices that light the screens have signal and power, and how they fare. */
public final class PanelCheck implements Check {
    /** Receiving cards are rated to 70 °C; LED modules age fast above. */
    private static final double HOT_CELSIUS = 70;

    private static final double TOO_HOT_CELSIUS = 80;
    private static final double CELSIUS_SLACK = 3;
    /** Cards run on 3.8 to 5 V. */
    private static final double LEAST_VOLTS = 3.5;

    private static final double MOST_VOLTS = 5.6;

    private final List<String> screens;
    private final Function<String, Optional<PanelReading>> panels;
    private final Map<String, PanelReading> lastSaid = new HashMap<>();
    private final Band heat = new Band(CELSIUS_SLACK);

    /** @param panels the last reading of a screen's device; empty where there is none */
    public PanelCheck(List<String> screens, Function<String, Optional<PanelReading>> panels) {
        this.screens = List.copyOf(screens);
        this.panels = panels;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        for (String screen : screens) {
            panels.apply(screen).ifPresent(reading -> look(screen, reading, symptoms));
        }
        return symptoms;
    }

    private void look(String screen, PanelReading reading, List<Symptom> symptoms) {
        if (reading.reachable()) {
            lastSaid.put(screen, reading);
        } else {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_SILENT));
        }
        // A device that has fallen silent has not got well by that.
        PanelReading said = lastSaid.get(screen);
        if (said != null) {
            lookAtPicture(screen, said, symptoms);
            lookAtFigures(screen, said, symptoms);
        }
    }

    private static void lookAtPicture(String screen, PanelReading said, List<Symptom> symptoms) {
        Integer brightness = said.brightnessPercent();
        if (Boolean.FALSE.equals(said.signal())) {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_NO_SIGNAL));
        }
        if (brightness != null && brightness == 0) {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_OFF));
        }
        if (said.cardsMissing() > 0 && said.cardsExpected() != null) {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_CARD_MISSING, said.cardsMissing(), said.cardsExpected()));
        }
        if (Boolean.TRUE.equals(said.backup())) {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_BACKUP));
        }
    }

    private void lookAtFigures(String screen, PanelReading said, List<Symptom> symptoms) {
        Double celsius = said.celsius();
        if (celsius != null) {
            heat.judge(screen, celsius, HOT_CELSIUS, TOO_HOT_CELSIUS)
                    .ifPresent(severity -> symptoms.add(Symptom.on(screen, Trouble.PANEL_HOT, Math.round(celsius))
                            .as(severity)));
        }
        Double volts = said.volts();
        if (volts != null && (volts < LEAST_VOLTS || volts > MOST_VOLTS)) {
            symptoms.add(Symptom.on(screen, Trouble.PANEL_VOLTAGE, volts).as(Severity.WARNING));
        }
    }
}
