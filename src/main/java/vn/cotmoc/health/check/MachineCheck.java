// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.KnownDisplays;
import vn.cotmoc.health.MachineReading;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.time.Moment;

/** The computer: its display outlets, its heat, its disk, its power. */
public final class MachineCheck implements Check {
    private static final double HOT_CELSIUS = 85;
    private static final double TOO_HOT_CELSIUS = 95;
    /** So far below what a chip calls critical it is hot, and so near to it too hot. */
    private static final double HOT_BELOW_CRITICAL = 10;

    private static final double TOO_HOT_BELOW_CRITICAL = 3;
    private static final double CELSIUS_SLACK = 3;
    /** A sensor that is not connected tells such figures. */
    private static final double NONSENSE_CELSIUS = 150;

    private static final long MIB = 1 << 20;
    private static final double LOW_MIB = 2_048;
    /** Below it uploads are refused: journal.md. */
    private static final double TOO_LOW_MIB = 1_024;

    private static final double MIB_SLACK = 128;

    private final List<String> displayed;
    private final Supplier<MachineReading> machine;
    private final Supplier<Optional<UpsReading>> ups;
    private final KnownDisplays known;
    private final Band heat = new Band(CELSIUS_SLACK);
    private final Band disk = new Band(MIB_SLACK);
    private @Nullable UpsReading lastSaid;

    /**
     * @param displayed the screens that hang on an outlet: those that are not virtual
     * @param ups its last reading; empty where there is none
     * @param known what hung on the outlets before
     */
    public MachineCheck(
            List<String> displayed,
            Supplier<MachineReading> machine,
            Supplier<Optional<UpsReading>> ups,
            KnownDisplays known) {
        this.displayed = List.copyOf(displayed);
        this.machine = machine;
        this.ups = ups;
        this.known = known;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        MachineReading reading = machine.get();
        lookAtLinks(reading.links(), symptoms);
        reading.temperatures().forEach(sensor -> lookAtHeat(sensor, symptoms));
        MachineReading.Disk space = reading.disk();
        if (space != null) {
            lookAtDisk(space, symptoms);
        }
        ups.get().ifPresent(supply -> lookAtPower(supply, symptoms));
        return symptoms;
    }

    /** Which outlet lights which screen nobody says: that a screen is dark is sure only when no outlet answers. */
    private void lookAtLinks(List<MachineReading.Link> links, List<Symptom> symptoms) {
        boolean none = links.stream().noneMatch(MachineReading.Link::connected);
        if (!links.isEmpty() && none) {
            displayed.forEach(screen -> symptoms.add(Symptom.on(screen, Trouble.DISPLAY_UNPLUGGED)));
        }
        if (displayed.isEmpty()) {
            return;
        }
        for (MachineReading.Link link : links) {
            lookAtDevice(link, symptoms);
            if (!none && !link.connected() && known.isKnown(link.connector())) {
                symptoms.add(Symptom.of(Trouble.OUTLET_EMPTY, link.connector()));
            }
        }
    }

    /** Whoever says that an empty outlet is well has taken its device away for good. */
    @Override
    public void dismiss(Trouble trouble, String subject) {
        if (trouble == Trouble.OUTLET_EMPTY) {
            known.forget(subject);
        }
    }

    /** A device that was off or unplugged and comes back is the same; another one in its place is not. */
    private void lookAtDevice(MachineReading.Link link, List<Symptom> symptoms) {
        String edid = link.edidSha256();
        if (edid != null && known.isAnother(link.connector(), edid)) {
            symptoms.add(Symptom.of(Trouble.DISPLAY_CHANGED, link.connector()));
        }
    }

    private void lookAtHeat(MachineReading.Temperature sensor, List<Symptom> symptoms) {
        if (sensor.celsius() >= NONSENSE_CELSIUS) {
            return;
        }
        Double critical = sensor.criticalCelsius();
        double hot = HOT_CELSIUS;
        double tooHot = TOO_HOT_CELSIUS;
        if (critical != null && critical > HOT_BELOW_CRITICAL && critical < NONSENSE_CELSIUS) {
            hot = Math.min(HOT_CELSIUS, critical - HOT_BELOW_CRITICAL);
            tooHot = critical - TOO_HOT_BELOW_CRITICAL;
        }
        heat.judge(sensor.sensor(), sensor.celsius(), hot, tooHot)
                .ifPresent(severity ->
                        symptoms.add(Symptom.of(Trouble.TEMPERATURE_HIGH, sensor.sensor(), Math.round(sensor.celsius()))
                                .as(severity)));
    }

    private void lookAtDisk(MachineReading.Disk space, List<Symptom> symptoms) {
        if (space.readOnly()) {
            symptoms.add(Symptom.of(Trouble.DISK_ERROR));
        }
        long freeMib = space.freeBytes() / MIB;
        disk.judge("free", (double) -freeMib, -LOW_MIB, -TOO_LOW_MIB)
                .ifPresent(severity ->
                        symptoms.add(Symptom.of(Trouble.DISK_LOW, freeMib).as(severity)));
    }

    private void lookAtPower(UpsReading supply, List<Symptom> symptoms) {
        if (supply.reachable()) {
            lastSaid = supply;
        } else {
            symptoms.add(Symptom.of(Trouble.UPS_SILENT));
        }
        // The mains are not back because nobody tells of them any more.
        UpsReading said = lastSaid;
        if (said == null) {
            return;
        }
        boolean low = said.power() == UpsReading.Power.LOW_BATTERY;
        if (low) {
            symptoms.add(Symptom.of(Trouble.UPS_BATTERY_LOW));
        }
        if (low || said.power() == UpsReading.Power.ON_BATTERY) {
            symptoms.add(Symptom.of(Trouble.UPS_ON_BATTERY));
        }
        if (said.replaceBattery()) {
            symptoms.add(Symptom.of(Trouble.UPS_BATTERY_OLD));
        }
    }
}
