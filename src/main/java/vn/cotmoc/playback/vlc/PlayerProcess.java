// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Display;

/**
 * One child: its process, its pipes, and the watch that kills it when it falls silent.
 *
 * <p>An understudy is a child that has loaded all it needs and waits for its entrance; until then it has no display and says
 * nothing.
 */
final class PlayerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerProcess.class);
    /** From the start of the JVM to its first word; 250 ms on the machine of decisions/0003-two-decks.md. */
    private static final long FIRST_WORD_WAIT_MS = 10_000;
    /** It says something four times a second. */
    private static final long SILENCE_MS = 1_200;
    /** So long silent it seems to hang: whoever watches over it is told within two seconds. */
    private static final long SUSPECT_MS = 1_400;
    /**
     * A child that is silent though nothing has stopped it may only be waiting for a processor: to replace it would take more of what
     * there is too little of already.
     */
    private static final long HANGING_MS = 3_000;

    /** Tells whoever looks at the machine's processes which screen this one is for. */
    static final String SCREEN_VARIABLE = "COTMOC_SCREEN";

    static final String AUTHORITY_VARIABLE = "XAUTHORITY";

    private static final int ORDERS_LIMIT = 256;
    /** As many as tell of a crash of the JVM. */
    private static final int LAST_WORDS_LIMIT = 10;

    private static final long EXIT_WAIT_MS = 1_000;

    private final Process process;
    private final @Nullable Path authority;
    private final BlockingQueue<String> orders = new ArrayBlockingQueue<>(ORDERS_LIMIT);
    private final List<String> lastWords = new ArrayList<>();
    private volatile long heardNs;
    private volatile boolean spoke;
    private volatile boolean silent;

    private PlayerProcess(
            String screen, @Nullable Path authority, Optional<Enclosure> enclosure, List<String> arguments)
            throws IOException {
        this.authority = authority;
        var builder = new ProcessBuilder(command(enclosure, arguments));
        setEnvironment(builder.environment(), authority);
        builder.environment().put(SCREEN_VARIABLE, screen);
        process = builder.start();
        startThread("player-orders", this::passOrders);
        startThread("player-words", this::keepLastWords);
    }

    /** A child that goes to its display at once. */
    static PlayerProcess start(
            String screen, X11Display display, Area area, Rotation rotation, Optional<Enclosure> enclosure)
            throws IOException {
        var child = new PlayerProcess(
                screen,
                display.authority(),
                enclosure,
                List.of(PlayerMain.PLAYER, display.name(), area.toString(), "" + rotation.degrees()));
        child.beginWatch();
        return child;
    }

    /** A child that waits for its entrance. */
    static PlayerProcess understudy(String screen, X11Display display, Optional<Enclosure> enclosure)
            throws IOException {
        return new PlayerProcess(screen, display.authority(), enclosure, List.of(PlayerMain.UNDERSTUDY));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it lives and has what that display asks of it. */
    boolean canEnter(X11Display display) {
        return process.isAlive() && Objects.equals(authority, display.authority());
    }

    /** From now on it is watched as any other child. */
    void enter(X11Display display, Area area, Rotation rotation) {
        send(display.name() + " " + area + " " + rotation.degrees());
        beginWatch();
    }

    private void beginWatch() {
        heardNs = System.nanoTime();
        startThread("player-watch", this::watch);
    }

    private static List<String> command(Optional<Enclosure> enclosure, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // 64 MB are enough for a still in the making; libVLC's memory is not the JVM's. It starts small, or its old
        // objects would be let lie until they fill all of that, some 40 MB in the first hour.
        command.addAll(List.of("-Xms12m", "-Xmn5m", "-XX:SurvivorRatio=2", "-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-Djava.awt.headless=true"));
        // When native code crashes, the JVM would tell it on the channel of reports; its file takes up to a second, a
        // core longer,
        // in which the wall stands. Signal and frame are told anyway.
        command.addAll(List.of("-XX:+DisplayVMOutputToStderr"));
        command.addAll(List.of("-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash"));
        String classPath = System.getProperty("java.class.path");
        // Not named after the player: by that word of its command line a child that plays is told from an understudy.
        Path archive = Path.of(classPath).resolveSibling("child.jsa");
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        enclosure.ifPresent(closed -> command.addAll(closed.options()));
        command.addAll(List.of("-cp", classPath, PlayerMain.class.getName()));
        command.addAll(arguments);
        return command;
    }

    static void setEnvironment(Map<String, String> environment, @Nullable Path authority) {
        // Without these two the child grows to 1 GB: glibc keeps an arena a thread, and libVLC has many.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("MALLOC_MMAP_THRESHOLD_", "131072");
        // libVLC opens Vietnamese file names only in a UTF-8 locale.
        environment.put("LC_ALL", "C.UTF-8");
        if (authority != null) {
            environment.put(AUTHORITY_VARIABLE, authority.toString());
        }
    }

    long pid() {
        return process.pid();
    }

    /** Never waits: an order that a hanging child does not take is of no use to the next. */
    void send(String line) {
        orders.offer(line);
    }

    /** Hands on every line, until the child is gone, in whatever way; an empty one is a heartbeat. */
    void hear(Consumer<String> listener) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (Optional<String> line = next(output); line.isPresent(); line = next(output)) {
            heardNs = System.nanoTime();
            spoke = true;
            listener.accept(line.get());
        }
    }

    /** Empty at the end; Java closes the pipes of a process that it kills, between two lines if it so happens. */
    private static Optional<String> next(BufferedReader output) {
        try {
            return Optional.ofNullable(output.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the process ended with; it is ended if it has not yet. */
    int exitStatus() {
        try {
            if (!process.waitFor(EXIT_WAIT_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Whether it seems to hang. */
    boolean isSilent() {
        return spoke && process.isAlive() && silentMs() > SUSPECT_MS;
    }

    /** Whether it was killed for its silence. */
    boolean wasSilent() {
        return silent;
    }

    /** The last lines it wrote to stderr. */
    List<String> lastWords() {
        synchronized (lastWords) {
            return List.copyOf(lastWords);
        }
    }

    /** Closes its stdin, on which it ends of its own accord. */
    void hangUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void passOrders() {
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            while (process.isAlive()) {
                String line = orders.poll(SILENCE_MS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    input.write(line + "\n");
                    input.flush();
                }
            }
        } catch (IOException e) {
            // It is gone: whoever hears it finds out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of what it says besides its reports, the last is what matters when it is gone. */
    void keepLastWord(String line) {
        synchronized (lastWords) {
            lastWords.add(line);
            if (lastWords.size() > LAST_WORDS_LIMIT) {
                lastWords.remove(0);
            }
        }
    }

    private void keepLastWords() {
        try (BufferedReader words = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                if (line.startsWith(Fence.NOT_RAISED)) {
                    LOG.info(line);
                }
                keepLastWord(line);
            }
        } catch (IOException e) {
            // No more words.
        }
    }

    private void watch() {
        try {
            while (!process.waitFor(SILENCE_MS / 8, TimeUnit.MILLISECONDS)) {
                if (isTooSilent(silentMs())) {
                    silent = true;
                    process.destroyForcibly();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long silentMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNs);
    }

    private boolean isTooSilent(long silentMs) {
        if (!spoke) {
            return silentMs > FIRST_WORD_WAIT_MS;
        }
        return silentMs > HANGING_MS || (silentMs > SILENCE_MS && ProcessState.isStopped(process.pid()));
    }

    private static void startThread(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
