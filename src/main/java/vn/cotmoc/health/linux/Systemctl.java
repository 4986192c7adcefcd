// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;

/** What only the system's service manager may do for the node. Each call waits for its answer, at most for ten seconds. */
public final class Systemctl {
    private static final long ANSWER_MOST_S = 10;
    /** The unit that runs the X server of a real display: systemd/cotmoc-x.service. */
    private static final String DISPLAY = "cotmoc-x.service";

    private final boolean service;
    private final String program;

    /** @param environment of this process: systemd tells its services where to report */
    public Systemctl(Map<String, String> environment) {
        this(environment, "systemctl");
    }

    Systemctl(Map<String, String> environment, String program) {
        service = environment.containsKey("NOTIFY_SOCKET");
        this.program = program;
    }

    /** Whether this process runs as a service, and so may expect to be started again after a reboot. */
    public boolean runsUs() {
        return service;
    }

    /**
     * Starts the X server's unit anew.
     *
     * @throws Fault RETRY {@code systemctl-failed}
     */
    public void restartDisplay() {
        run("restart", "--no-block", DISPLAY);
    }

    /**
     * Starts the machine anew.
     *
     * @throws Fault RETRY {@code systemctl-failed}
     */
    public void reboot() {
        run("reboot");
    }

    private void run(String... arguments) {
        var command = new ArrayList<>(List.of(program, "--no-ask-password"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            boolean ended = process.waitFor(ANSWER_MOST_S, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                String said = ended ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
                throw Fault.retry("systemctl-failed", String.join(" ", command), said.strip());
            }
        } catch (IOException e) {
            throw Fault.retry("systemctl-failed", String.join(" ", command), e.toString())
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("systemctl-failed", String.join(" ", command), "").causedBy(e);
        }
    }
}
