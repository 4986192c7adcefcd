// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.health.MachineReading;
import vn.cotmoc.health.MachineReading.Disk;
import vn.cotmoc.health.MachineReading.Link;
import vn.cotmoc.health.MachineReading.Temperature;

@Tag("L1")
class LinuxMachineTest {
    @TempDir
    private Path sys;

    private MachineReading read() {
        return new LinuxMachine(sys, sys).read();
    }

    private void put(String file, String text) throws IOException {
        Path path = sys.resolve("class").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void shouldTellEveryOutletAndWhatHangsOnIt() throws IOException {
        put("drm/card0/uevent", "");
        put("drm/version", "drm 1.1.0 20060810");
        put("drm/card0-HDMI-A-1/status", "connected\n");
        put("drm/card0-HDMI-A-1/edid", "abc");
        put("drm/card0-DP-1/status", "disconnected\n");
        put("drm/card0-DP-1/edid", "");
        put("drm/card1-VGA-1/status", "unknown\n");
        put("drm/card0-Writeback-1/status", "unknown\n");

        assertThat(read().links())
                .containsExactly(
                        new Link("card0-DP-1", false, null),
                        new Link(
                                "card0-HDMI-A-1",
                                true,
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                        new Link("card1-VGA-1", false, null));
    }

    @Test
    void shouldTellEveryTemperatureThatCanBeRead() throws IOException {
        put("hwmon/hwmon0/name", "coretemp\n");
        put("hwmon/hwmon0/temp1_input", "54500\n");
        put("hwmon/hwmon0/temp1_label", "Package id 0\n");
        put("hwmon/hwmon0/temp1_crit", "100000\n");
        put("hwmon/hwmon0/fan1_input", "1200\n");
        put("hwmon/hwmon1/name", "acpitz\n");
        put("hwmon/hwmon1/temp1_input", "-4000\n");
        put("hwmon/hwmon1/temp1_crit", "0\n");
        put("hwmon/hwmon1/temp2_input", "broken\n");

        assertThat(read().temperatures())
                .containsExactly(
                        new Temperature("coretemp/Package id 0", 54.5, 100.0),
                        new Temperature("acpitz/temp1", -4, null));
    }

    @Test
    void shouldTellTheDiskAndNothingElseWhenThereAreNoSensors() {
        MachineReading reading = read();

        assertThat(reading.links()).isEmpty();
        assertThat(reading.temperatures()).isEmpty();
        assertThat(reading.disk()).satisfies(disk -> {
            assertThat(disk.freeBytes()).isPositive().isLessThanOrEqualTo(disk.totalBytes());
            assertThat(disk.readOnly()).isFalse();
        });
    }

    @Test
    void shouldTellNothingOfTheDiskWhenTheFolderIsGone() {
        assertThat(new LinuxMachine(sys, sys.resolve("gone")).read().disk()).isNull();
    }

    @Test
    void shouldReadTheRealMachine() {
        MachineReading reading = new LinuxMachine(LinuxMachine.SYS, sys).read();

        assertThat(reading.disk()).isInstanceOf(Disk.class);
        assertThat(reading.temperatures())
                .allSatisfy(each -> assertThat(each.celsius()).isBetween(-60.0, 150.0));
    }
}
