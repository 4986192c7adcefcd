// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
        refuseWithoutPower(ups);
        Map<String, Panel> panels = new LinkedHashMap<>();
        settings.panels().forEach(panel -> panels.put(panel.screen(), panel(panel, clock)));
        return new Devices(panels, ups, new LinuxMachine(LinuxMachine.SYS, settings.data()), clock);
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

    private static void refuseWithoutPower(@Nullable Ups ups) {
        if (ups != null && ups.read().power() == UpsReading.Power.LOW_BATTERY) {
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
