// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Sends signals to the processes of a node. Limits of design.md §6, for a virtual screen. */
final class Killer {
    private static final long BACK_MS = 500;
    private static final long STOPPED_PLAYER_MS = 2_000;
    /** Nobody promises how long a service manager and a JVM take; the card stands meanwhile. */
    private static final long DAEMON_MS = 15_000;
    /** As long as a device that hangs for a moment. */
    private static final int PAUSE_MOST_MS = 2_000;

    private final InstalledNode node;
    private final Random random;

    Killer(InstalledNode node, Random random) {
        this.node = node;
        this.random = random;
    }

    List<Mishap> mishaps() {
        return List.of(
                new Mishap("player SIGKILL", BACK_MS, () -> signal("KILL", node::player)),
                new Mishap("player SIGSEGV", BACK_MS, () -> signal("SEGV", node::player)),
                new Mishap("player SIGSTOP", STOPPED_PLAYER_MS, () -> signal("STOP", node::player)),
                new Mishap("understudy SIGKILL", Mishap.UNDISTURBED_MS, () -> signal("KILL", node::understudy)),
                new Mishap("understudy SIGSTOP", Mishap.UNDISTURBED_MS, () -> pause(node::understudy)),
                new Mishap("X server SIGKILL", BACK_MS, () -> signal("KILL", node::server)),
                new Mishap("X server held up", PAUSE_MOST_MS + STOPPED_PLAYER_MS, () -> pause(node::server)),
                new Mishap("daemon SIGKILL", DAEMON_MS, this::killDaemon),
                new Mishap(
                        "daemon held up",
                        PAUSE_MOST_MS + STOPPED_PLAYER_MS,
                        () -> pause(() -> Optional.of(node.daemon()))),
                new Mishap("all SIGKILL at once", DAEMON_MS, this::killAll),
                new Mishap("daemon stopped and started", DAEMON_MS, this::restart));
    }

    /** After two mishaps at once there may be nobody to send it to. */
    private static void signal(String signal, Supplier<Optional<ProcessHandle>> victim) throws Exception {
        Optional<ProcessHandle> process = victim.get();
        if (process.isPresent()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.get().pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Stopped, and let go on. */
    private void pause(Supplier<Optional<ProcessHandle>> victim) throws Exception {
        Optional<ProcessHandle> process = victim.get();
        signal("STOP", () -> process);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(PAUSE_MOST_MS)));
        signal("CONT", () -> process);
    }

    private void killDaemon() throws Exception {
        ProcessHandle daemon = node.daemon();
        signal("KILL", () -> Optional.of(daemon));
        daemon.onExit().get();
        node.start();
    }

    private void killAll() throws Exception {
        Optional<ProcessHandle> player = node.player();
        Optional<ProcessHandle> server = node.server();
        ProcessHandle daemon = node.daemon();
        signal("KILL", () -> Optional.of(daemon));
        signal("KILL", () -> player);
        signal("KILL", () -> server);
        daemon.onExit().get();
        node.start();
    }

    private void restart() throws Exception {
        assertThat(node.stop()).as("exit status of the daemon").isZero();
        node.start();
    }
}
