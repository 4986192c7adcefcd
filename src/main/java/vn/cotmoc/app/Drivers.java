// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.Panel;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.Ups;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.health.linux.LinuxMachine;
import vn.cotmoc.health.novastar.NovastarPanel;
import vn.cotmoc.health.nut.NutUps;
import vn.cotmoc.time.Clock;

/** Finds the driver of each device that the settings name. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);
    /** A UPS that is there answers in a few. The wall is bare until then: one that hangs is not waited for. */
    private static final long ANSWER_MOST_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long ANSWER_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** systemd starts the node anew at once; the battery is not to be spent on that. */
    private static final long PAUSE_S = 5;

    private Drivers() {}

    /**
     * Begins to ask all devices.
     *
     * @throws Fault RETRY {@code battery-low}: what was just stopped for want of power must not be started again yet
     */
    static Devices open(NodeSettings settings, Clock clock) {
        Ups ups = settings.ups() == null ? null : ups(settings.ups(), clock);
        Map<String, Panel> panels = new LinkedHashMap<>();
        settings.panels().forEach(panel -> panels.put(panel.screen(), panel(panel, clock)));
        var devices = new Devices(panels, ups, new LinuxMachine(LinuxMachine.SYS, settings.data()), clock);
        if (ups != null) {
            refuseWithoutPower(devices, clock);
        }
        return devices;
    }

    private static Panel panel(PanelSettings settings, Clock clock) {
        return switch (settings.driver()) {
            case NOVASTAR -> new NovastarPanel(settings, clock);
        };
    }

    private static Ups ups(UpsSettings settings, Clock clock) {
        return switch (settings.driver()) {
            case NUT -> new NutUps(settings, clock);
        };
    }

    /** One that answers later, and has no power, stops the node as at any other time. */
    private static void refuseWithoutPower(Devices devices, Clock clock) {
        long endNs = clock.now().monotonicNs() + ANSWER_MOST_NS;
        while (devices.ups().isEmpty() && clock.now().monotonicNs() < endNs) {
            LockSupport.parkNanos(devices, ANSWER_LOOK_NS);
        }
        boolean low = devices.ups()
                .filter(ups -> ups.power() == UpsReading.Power.LOW_BATTERY)
                .isPresent();
        if (low) {
            devices.close();
            pause();
            throw Fault.retry("battery-low");
        }
    }

    private static void pause() {
        try {
            if (!new CountDownLatch(1).await(PAUSE_S, TimeUnit.SECONDS)) {
                LOG.error("The battery is nearly empty: the node does not start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
