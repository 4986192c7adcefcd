// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** systemd hears that a daemon lives only while all of it does: a debugger holds one part of it after the other. */
@Tag("L3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class PulseOfServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** A daemon that lives tells so each second. */
    private static final Duration SILENCE = Duration.ofMillis(2_500);

    private Daemon daemon;
    private VirtualMachine debugged;

    @BeforeAll
    void startDaemon(@TempDir Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        daemon = new Daemon(
                new Site(folder),
                folder,
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
        debugged = attach(port);
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(String.valueOf(port));
        return socket.attach(arguments);
    }

    @AfterAll
    void endDaemon() throws Exception {
        debugged.dispose();
        daemon.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"playout-man", "journal", "watch", "http"})
    void shouldFallSilentWhileOnePartHangs(String part) {
        awaitBeat();
        List<ThreadReference> threads = debugged.allThreads().stream()
                .filter(thread -> thread.name().equals(part) || thread.name().startsWith(part + "-"))
                .toList();
        assertThat(threads).isNotEmpty();
        threads.forEach(ThreadReference::suspend);
        try {
            // What was on its way when it was held still arrives.
            await().during(SILENCE).atMost(SOON).until(new Still()::isStill);
        } finally {
            threads.forEach(ThreadReference::resume);
        }
        awaitBeat();
    }

    private void awaitBeat() {
        long before = daemon.beats();
        await().atMost(SOON).until(() -> daemon.beats() > before);
    }

    /** Whether no beat has come since it was last asked. */
    private final class Still {
        private long before = -1;

        boolean isStill() {
            long now = daemon.beats();
            boolean still = now == before;
            before = now;
            return still;
        }
    }
}
