// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass.x11;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.Area;

/**
 * An X server without a monitor (Xvfb) that the node starts itself, keeps alive, and ends when it closes.
 *
 * <p>It is in a session of its own, so it outlives a daemon that is killed and goes on showing what was painted on it; the
 * next daemon finds it again by the file {@code server} in its folder. When it dies it is started anew under the same
 * number. Safe for every thread.
 */
public final class VirtualDisplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualDisplay.class);
    private static final long END_WAIT_MS = 1_000;
    private static final int COOKIE_BYTES = 16;
    private static final String NOTE = "server";
    private static final long FIRST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE_NS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Area area;
    private final Path authority;
    private ProcessHandle server;
    private X11Display display;
    private @Nullable X11Connection watching;
    private boolean closed;

    /**
     * @param folder for the server's cookie and number; made when missing
     * @param area the screen's size, from 0,0
     * @throws Fault BROKEN {@code virtual-display} when Xvfb does not start
     */
    public VirtualDisplay(Path folder, Area area) {
        this.folder = folder;
        this.area = area;
        this.authority = folder.resolve("authority");
        try {
            Files.createDirectories(folder);
            Optional<Server> left = findLeftBehind();
            Server running = left.isPresent() ? left.get() : start(null);
            server = running.process();
            display = running.display();
            watch();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The server that a node keeps in that folder, for another process of the machine; empty while it is not to be found. */
    public static Optional<X11Display> find(Path folder) {
        return note(folder).map(words -> new X11Display(words[1], folder.resolve("authority")));
    }

    /** Its process id, likewise. */
    public static Optional<Long> findPid(Path folder) {
        return note(folder).map(words -> Long.valueOf(words[0]));
    }

    private static Optional<String[]> note(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve(NOTE)).strip().split(" ", 2))
                    .filter(words -> words.length == 2);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public synchronized X11Display display() {
        return display;
    }

    /** The server's process id, for those who test what happens when it dies. */
    public synchronized long pid() {
        return server.pid();
    }

    /** Ends the server, which is then started anew: it does not do what it should. Returns at once. */
    public synchronized void kill() {
        server.destroyForcibly();
    }

    private record Server(ProcessHandle process, X11Display display) {}

    /** The server of a daemon that was killed, if it still stands and has the right size; another one is ended. */
    private Optional<Server> findLeftBehind() throws IOException {
        Path note = folder.resolve(NOTE);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        String[] words = Files.readString(note).strip().split(" ", 2);
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(words[0])).filter(VirtualDisplay::isServer);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        var found = new X11Display(words[1], authority);
        try (var glass = new X11Glass(found)) {
            if (glass.area().equals(area)) {
                return Optional.of(new Server(process.get(), found));
            }
        } catch (Fault e) {
            LOG.info("The X server left behind does not answer. display={} why={}", found.name(), e.getMessage());
        }
        end(process.get());
        return Optional.empty();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("Xvfb");
    }

    private Server start(@Nullable String sameName) throws IOException {
        byte[] cookie = new byte[COOKIE_BYTES];
        new SecureRandom().nextBytes(cookie);
        X11Display.writeAuthority(authority, cookie);
        var command = new ArrayList<>(List.of("setsid", "Xvfb"));
        if (sameName != null) {
            command.add(sameName);
        }
        String size = area.width() + "x" + area.height() + "x24";
        command.addAll(List.of("-displayfd", "1", "-screen", "0", size, "-noreset", "-nolisten", "tcp"));
        command.addAll(List.of("-auth", authority.toString()));
        var builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("server.log").toFile());
        // An X server tells systemd that it is ready: whoever waits for us would take it for our word.
        builder.environment().remove("NOTIFY_SOCKET");
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            // The number is not whole before its newline: readLine waits for that.
            String number = output.readLine();
            if (number == null) {
                throw new IOException(
                        Files.readString(folder.resolve("server.log")).strip());
            }
            var started = new X11Display(":" + number.strip(), authority);
            Files.writeString(folder.resolve(NOTE), process.pid() + " " + started.name() + "\n");
            return new Server(process.toHandle(), started);
        }
    }

    /** A connection of its own tells at once when the server dies, also one that is no child of this process. */
    private synchronized void watch() throws IOException {
        watching = new X11Connection(display.socket(), display.cookie());
        X11Connection watched = watching;
        var thread = new Thread(
                () -> {
                    watched.awaitEnd();
                    for (long pauseNs = FIRST_PAUSE_NS; !restart(); pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2)) {
                        LockSupport.parkNanos(this, pauseNs);
                    }
                },
                "display-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether there is nothing left to do. */
    private synchronized boolean restart() {
        if (closed) {
            return true;
        }
        try {
            Server again = startAgain();
            server = again.process();
            display = again.display();
            watch(again);
            LOG.warn("The X server died and was started again. display={}", display.name());
            return true;
        } catch (IOException e) {
            LOG.error("The X server died and does not start again. display={}", display.name(), e);
            return false;
        }
    }

    /** Under the same number, unless another server has taken that meanwhile. */
    private Server startAgain() throws IOException {
        try {
            return start(display.name());
        } catch (IOException e) {
            LOG.warn("The X server cannot have its number again. display={} why={}", display.name(), e.getMessage());
            return start(null);
        }
    }

    /** One that cannot be watched must not stand in the way of the next. */
    private void watch(Server started) throws IOException {
        try {
            watch();
        } catch (IOException e) {
            started.process().destroyForcibly();
            throw e;
        }
    }

    @Override
    public void close() {
        ProcessHandle last;
        synchronized (this) {
            closed = true;
            last = server;
        }
        end(last);
        try {
            if (watching != null) {
                watching.close();
            }
            Files.deleteIfExists(folder.resolve(NOTE));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(END_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private static Fault failed(IOException cause) {
        return Fault.broken("virtual-display", String.valueOf(cause.getMessage()))
                .causedBy(cause);
    }
}
