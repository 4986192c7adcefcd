// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Language;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.health.doctor.Finding.Level;
import vn.cotmoc.health.novastar.NovastarPanel;
import vn.cotmoc.health.nut.NutUps;
import vn.cotmoc.time.SystemClock;

@Tag("L3")
class OutlookTest {
    private static final Area SMALL = new Area(0, 0, 640, 360);

    @TempDir
    private Path folder;

    @Test
    void shouldLookWhetherTheDisplayLetsUsInAndIsLargeEnough() {
        try (var x = new VirtualDisplay(folder.resolve("x11"), SMALL)) {
            X11Display display = x.display();
            String cookies = Objects.requireNonNull(display.authority()).toString();
            Map<String, String> ours = Map.of("XAUTHORITY", cookies);

            assertThat(look(display, ours, SMALL).level()).isEqualTo(Level.OK);

            Finding tooSmall = look(display, ours, new Area(1, 0, 640, 360));
            assertThat(tooSmall.code()).isEqualTo("display-size");
            assertThat(tooSmall.level()).isEqualTo(Level.ERROR);
            assertThat(cure(tooSmall)).startsWith("xrandr --display " + display.name());

            Finding barred = look(display, Map.of("XAUTHORITY", "/dev/null"), SMALL);
            assertThat(barred.level()).isEqualTo(Level.ERROR);
            assertThat(cure(barred)).startsWith("sudo systemctl restart cotmoc-x");
        }
    }

    private static Finding look(X11Display display, Map<String, String> environment, Area geometry) {
        return Outlook.display("man", display.name(), environment, geometry);
    }

    @Test
    void shouldNameTheProgramThatHasThePort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(cure(Outlook.port("127.0.0.1", port, false))).isEqualTo("sudo ss -ltnp 'sport = :" + port + "'");
            assertThat(Outlook.port("127.0.0.1", port, true).level()).isEqualTo(Level.OK);
        }
        assertThat(Outlook.port("192.0.2.1", 8470, false).level())
                .as("no address of this machine")
                .isEqualTo(Level.ERROR);
    }

    @Test
    void shouldWarnOfDevicesThatDoNotAnswer() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        var clock = new SystemClock();
        var panel = new PanelSettings("man", PanelSettings.Driver.NOVASTAR, "127.0.0.1", nobody, null);
        Finding silent = Outlook.panel("man", new NovastarPanel(panel, clock));
        assertThat(silent.level()).isEqualTo(Level.WARNING);
        assertThat(cure(silent)).isNotEmpty();

        var ups = new UpsSettings(UpsSettings.Driver.NUT, "127.0.0.1", nobody, "ups");
        Finding dead = Outlook.ups(new NutUps(ups, clock), ups);
        assertThat(dead.level()).isEqualTo(Level.WARNING);
        assertThat(cure(dead)).isEqualTo("upsc ups@127.0.0.1:" + nobody);
    }

    private static String cure(Finding finding) {
        return Objects.requireNonNull(finding.cure()).in(Language.EN);
    }
}
