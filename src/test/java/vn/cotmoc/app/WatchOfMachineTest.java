// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cotmoc.app.WatchedNode.ON_NONE;
import static vn.cotmoc.app.WatchedNode.QUICKLY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Language;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.novastar.NovastarSimulator;
import vn.cotmoc.health.nut.NutServer;
import vn.cotmoc.time.SystemClock;

/** Panel, power, disk and clock of a node fail: it is told within ten seconds, goes on playing, and tells that it is over. */
@Tag("L3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class WatchOfMachineTest {
    private final SettableWall wall = new SettableWall();
    private NovastarSimulator panel;
    private NutServer ups;
    private SmallDisk disk;
    private WatchedNode node;
    private Alarms alarms;

    @BeforeAll
    void startNode(@TempDir Path folder) throws Exception {
        panel = new NovastarSimulator();
        ups = new NutServer(Files.createDirectory(folder.resolve("nut")));
        var site = new Site(folder);
        disk = new SmallDisk(site.data());
        site.amend(settings -> settings.replace(
                        "+0+0}", "+0+0, panel: {driver: novastar, host: 127.0.0.1, port: " + panel.port() + "}}")
                + "ups: {driver: nut, port: " + ups.port() + "}\n");
        node = new WatchedNode(site, new SystemClock(wall), List.of("man"));
        alarms = node.alarms();
    }

    @AfterAll
    void endNode() throws Exception {
        node.close();
        disk.close();
        ups.close();
        panel.close();
    }

    @Test
    void shouldTellThatThePanelHasNoSignalAndIsHot() {
        panel.show(PanelScene.WELL.withoutSignal().at(80));

        alarms.awaitOpen(
                "panel-no-signal",
                "man",
                QUICKLY,
                "Màn hình man: bộ điều khiển LED không nhận được tín hiệu hình.",
                "Screen man: the LED controller gets no picture.");
        alarms.awaitOpen(
                "panel-hot",
                "man",
                QUICKLY,
                "Màn hình man: màn hình LED nóng 80 °C.",
                "Screen man: the LED wall is hot, 80 °C.");
        MetricsPage figures = node.metrics();
        assertThat(figures.value("cotmoc_incidents_open{code=\"panel-no-signal\"}"))
                .isEqualTo(1);
        assertThat(figures.value("cotmoc_panel_signal{screen=\"man\"}")).isZero();
        assertThat(figures.value("cotmoc_panel_temperature_celsius{screen=\"man\"}"))
                .isEqualTo(80);

        panel.show(PanelScene.WELL);
        alarms.awaitClosed("panel-no-signal", "man");
        alarms.awaitClosed("panel-hot", "man");
        assertThat(panel.writes()).isZero();
    }

    @Test
    void shouldTellThatThePowerComesFromTheBattery() throws Exception {
        ups.is("OB DISCHRG", 50, 600);

        alarms.awaitOpen(
                "ups-on-battery",
                ON_NONE,
                QUICKLY,
                "Mất điện lưới; máy đang chạy bằng ắc quy của UPS.",
                "The mains are gone; the machine runs on the UPS's battery.");
        assertThat(node.metrics().value("cotmoc_ups_battery_charge_ratio{ups=\"ups\"}"))
                .isEqualTo(0.5);
        ups.is("OL", 100, 1_800);
        alarms.awaitClosed("ups-on-battery", ON_NONE);
    }

    @Test
    void shouldTellThatTheClockWasSet() {
        wall.step(Duration.ofSeconds(90));

        alarms.awaitOpen("clock-stepped", ON_NONE, QUICKLY);
        alarms.awaitClosed("clock-stepped", ON_NONE);
        assertThat(node.rows("clock")).anySatisfy(row -> {
            assertThat(row.path("event").asText()).isEqualTo("stepped");
            assertThat(row.path("stepMs").asLong()).isBetween(89_000L, 91_000L);
        });
    }

    @Test
    void shouldTellThatTheDiskFillsAndLoseNothing() throws Exception {
        disk.leave(16 << 10);
        alarms.awaitOpen("disk-low", ON_NONE, QUICKLY);
        assertThat(alarms.sentence("disk-low", ON_NONE, Language.VI))
                .matches("Ổ đĩa của thư mục dữ liệu chỉ còn trống \\d\\d? MiB\\.");
        assertThat(node.site().data().resolve("reserve")).doesNotExist();
        assertThat(node.metrics().value("cotmoc_disk_free_bytes{folder=\"data\"}"))
                .isLessThan(100 << 20);

        disk.leave(0);
        alarms.awaitOpen(
                "journal-blocked",
                ON_NONE,
                QUICKLY,
                "Không ghi được nhật ký phát sóng; dữ liệu đang chờ trong bộ nhớ.",
                "The journal cannot be written; it waits in memory.");
        assertThat(node.playing("man")).isTrue();

        disk.makeRoom();
        alarms.awaitClosed("journal-blocked", ON_NONE);
        alarms.awaitClosed("disk-low", ON_NONE);
        assertThat(node.rows("gap")).isEmpty();
    }
}
