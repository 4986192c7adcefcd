// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that sleeps, is stopped, goes on and ends. */
@Tag("L3")
final class ProcessStateTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private Process process;

    @BeforeEach
    void startProcess() throws Exception {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void shouldTellOneThatIsStoppedFromOneThatSleepsOrHasEnded() throws Exception {
        assertThat(ProcessState.isStopped(process.pid())).isFalse();
        signal("STOP");
        await().atMost(SOON).until(() -> ProcessState.isStopped(process.pid()));
        signal("CONT");
        await().atMost(SOON).until(() -> !ProcessState.isStopped(process.pid()));
        process.destroyForcibly().waitFor();
        assertThat(ProcessState.isStopped(process.pid())).isFalse();
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
