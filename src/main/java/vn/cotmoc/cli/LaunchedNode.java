// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;

/** A node in a process of its own, started by the launcher: with the options that it has where it is installed. */
final class LaunchedNode implements NodeStarter.Running {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Five minutes of them: a launcher in a checkout may build first. */
    private static final long MOST_LOOKS = TimeUnit.MINUTES.toNanos(5) / LOOK_NS;

    private static final long END_WAIT_S = 20;

    private final Process process;
    private final Path log;
    private final URI address;
    private final Thread end;

    /**
     * Starts it and awaits that it listens. Its settings lie in its data folder, as {@link TrialNode} has written them.
     *
     * @throws Fault RETRY {@code node-unreachable} when it does not
     */
    static NodeStarter.Running start(NodeSettings settings) {
        try {
            return new LaunchedNode(settings);
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    /** One that nobody listens on. */
    static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    private LaunchedNode(NodeSettings settings) throws IOException {
        Path launcher =
                Path.of(System.getProperty("cotmoc.home", "")).toAbsolutePath().resolve("cotmoc");
        Path file = settings.data().resolve(TrialNode.SETTINGS_FILE);
        int port = settings.api().port();
        log = settings.data().resolve("node.log");
        address = URI.create("http://127.0.0.1:" + port);
        process = new ProcessBuilder(List.of(launcher.toString(), "node", "--config", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        end = new Thread(process::destroy, "node-end");
        Runtime.getRuntime().addShutdownHook(end);
        awaitAnswer(port);
    }

    private void awaitAnswer(int port) {
        for (int looks = 0; !isListening(port); looks++) {
            if (!process.isAlive() || looks > MOST_LOOKS) {
                close();
                throw Fault.retry("node-unreachable", address, log);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.empty();
    }

    /** It ends by itself then. */
    @Override
    public void whenItMustEnd(Runnable stop) {}

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_WAIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (IllegalStateException e) {
            // This process ends too: the hook has done it.
        }
    }
}
