// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;

/** What is asked of the service manager, of one that notes it. */
@Tag("L3")
class SystemctlTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAskForTheXServerAndForAReboot() throws IOException {
        Systemctl systemctl = manager("");
        systemctl.restartDisplay();
        systemctl.reboot();

        assertThat(folder.resolve("asked"))
                .hasContent("--no-ask-password restart --no-block cotmoc-x.service\n--no-ask-password reboot\n");
    }

    @Test
    void shouldTellWhyItWasNotDone() throws IOException {
        Systemctl systemctl = manager("echo 'Access denied' >&2; exit 4");

        assertThatThrownBy(systemctl::reboot).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.category()).isEqualTo(Category.RETRY);
            assertThat(fault.code()).isEqualTo("systemctl-failed");
            assertThat(fault.getMessage()).contains("reboot").contains("Access denied");
        });
    }

    @Test
    void shouldTellThatThereIsNoServiceManager() {
        var systemctl = new Systemctl(Map.of(), folder.resolve("none").toString());

        assertThatThrownBy(systemctl::restartDisplay)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("systemctl-failed"));
    }

    @Test
    void shouldRunAsAServiceOnlyWhereSystemdSaysSo() {
        assertThat(new Systemctl(Map.of("NOTIFY_SOCKET", "/run/systemd/notify")).runsUs())
                .isTrue();
        assertThat(new Systemctl(Map.of()).runsUs()).isFalse();
    }

    private Systemctl manager(String answer) throws IOException {
        Path program = folder.resolve("systemctl");
        Files.writeString(program, "#!/bin/sh\necho \"$@\" >>'" + folder.resolve("asked") + "'\n" + answer + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Systemctl(Map.of(), program.toString());
    }
}
