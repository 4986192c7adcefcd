// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.MachineReading;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.http.Metrics;

/** The figures of {@code /metrics} that devices told; one that does not tell is absent. */
final class DeviceFigures {
    private static final double PERCENT = 100;

    private final Metrics metrics;
    private final Devices devices;

    DeviceFigures(Metrics metrics, Devices devices) {
        this.metrics = metrics;
        this.devices = devices;
    }

    void all(NodeSettings settings) {
        machine();
        if (!settings.panels().isEmpty()) {
            panels(settings.panels().stream().map(PanelSettings::screen).toList());
        }
        if (settings.ups() != null) {
            ups(settings.ups().name());
        }
    }

    private void machine() {
        metrics.gauge(
                "cotmoc_disk_free_bytes",
                "Free space where the data lie.",
                "folder",
                () -> disk(MachineReading.Disk::freeBytes));
        metrics.gauge(
                "cotmoc_disk_size_bytes",
                "Size of the disk where the data lie.",
                "folder",
                () -> disk(MachineReading.Disk::totalBytes));
        metrics.gauge("cotmoc_temperature_celsius", "Temperatures of the computer.", "sensor", () -> {
            Map<String, Double> degrees = new LinkedHashMap<>();
            devices.machine().temperatures().forEach(each -> degrees.merge(each.sensor(), each.celsius(), Math::max));
            return degrees;
        });
        metrics.gauge(
                "cotmoc_display_link_connected",
                "Whether a display hangs on an outlet: 1, else 0.",
                "connector",
                () -> {
                    Map<String, Double> connected = new LinkedHashMap<>();
                    devices.machine()
                            .links()
                            .forEach(link -> connected.put(link.connector(), NodeFigures.flag(link.connected())));
                    return connected;
                });
    }

    private Map<String, Double> disk(Function<MachineReading.Disk, Long> figure) {
        MachineReading.Disk disk = devices.machine().disk();
        return disk == null ? Map.of() : Map.of("data", (double) figure.apply(disk));
    }

    private void panels(List<String> screens) {
        panel(
                screens,
                "cotmoc_panel_reachable",
                "Whether the panel answers: 1, else 0.",
                reading -> NodeFigures.flag(reading.reachable()));
        panel(
                screens,
                "cotmoc_panel_signal",
                "Whether a picture arrives at the panel: 1, else 0.",
                reading -> reading.signal() == null ? null : NodeFigures.flag(reading.signal()));
        panel(
                screens,
                "cotmoc_panel_cards_present",
                "Receiving cards that answer.",
                reading -> number(reading.cardsPresent()));
        panel(
                screens,
                "cotmoc_panel_cards_missing",
                "Receiving cards that should answer and do not.",
                reading -> reading.cardsPresent() == null ? null : Double.valueOf(reading.cardsMissing()));
        panel(
                screens,
                "cotmoc_panel_temperature_celsius",
                "Temperature of the hottest receiving card.",
                PanelReading::celsius);
        panel(screens, "cotmoc_panel_supply_volts", "Lowest supply voltage of a receiving card.", PanelReading::volts);
        panel(
                screens,
                "cotmoc_panel_brightness_ratio",
                "Brightness the panel is set to, 0 to 1.",
                reading -> reading.brightnessPercent() == null
                        ? null
                        : Double.valueOf(reading.brightnessPercent() / PERCENT));
    }

    private void panel(
            List<String> screens, String name, String help, Function<PanelReading, @Nullable Double> figure) {
        metrics.gauge(name, help, "screen", () -> {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (String screen : screens) {
                Optional<PanelReading> reading = devices.panel(screen);
                Double value = reading.isPresent() ? figure.apply(reading.get()) : null;
                if (value != null) {
                    figures.put(screen, value);
                }
            }
            return figures;
        });
    }

    private void ups(String name) {
        ups(
                name,
                "cotmoc_ups_reachable",
                "Whether the UPS answers: 1, else 0.",
                reading -> NodeFigures.flag(reading.reachable()));
        ups(
                name,
                "cotmoc_ups_on_battery",
                "Whether the power comes from the battery: 1, else 0.",
                DeviceFigures::onBattery);
        ups(
                name,
                "cotmoc_ups_battery_charge_ratio",
                "How full the battery is, 0 to 1.",
                reading -> reading.chargePercent() == null ? null : Double.valueOf(reading.chargePercent() / PERCENT));
        ups(
                name,
                "cotmoc_ups_battery_runtime_seconds",
                "How long the battery will last.",
                reading -> reading.runtimeSeconds() == null ? null : Double.valueOf(reading.runtimeSeconds()));
    }

    private void ups(String name, String metric, String help, Function<UpsReading, @Nullable Double> figure) {
        metrics.gauge(metric, help, "ups", () -> {
            Optional<UpsReading> reading = devices.ups();
            Double value = reading.isPresent() ? figure.apply(reading.get()) : null;
            return value == null ? Map.of() : Map.of(name, value);
        });
    }

    private static @Nullable Double onBattery(UpsReading reading) {
        return switch (reading.power()) {
            case ON_LINE -> Double.valueOf(0);
            case ON_BATTERY, LOW_BATTERY -> Double.valueOf(1);
            case UNKNOWN -> null;
        };
    }

    private static @Nullable Double number(@Nullable Integer number) {
        return number == null ? null : Double.valueOf(number);
    }
}
