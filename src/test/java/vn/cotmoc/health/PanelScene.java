// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/** How a panel is in a test; the same for every kind of panel. */
public record PanelScene(
        boolean there, boolean signal, int cards, double celsius, double volts, int brightnessPercent) {
    public static final PanelScene WELL = new PanelScene(true, true, 6, 36, 5, 100);

    public PanelScene gone() {
        return new PanelScene(false, signal, cards, celsius, volts, brightnessPercent);
    }

    public PanelScene withoutSignal() {
        return new PanelScene(there, false, cards, celsius, volts, brightnessPercent);
    }

    public PanelScene withCards(int number) {
        return new PanelScene(there, signal, number, celsius, volts, brightnessPercent);
    }

    public PanelScene at(double degrees) {
        return new PanelScene(there, signal, cards, degrees, volts, brightnessPercent);
    }

    public PanelScene dimmedTo(int percent) {
        return new PanelScene(there, signal, cards, celsius, volts, percent);
    }
}
