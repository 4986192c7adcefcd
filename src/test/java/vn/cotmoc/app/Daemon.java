// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.awaitility.Awaitility.await;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import vn.cotmoc.health.systemd.NoticeSocket;

/** A node in a process of its own, as systemd runs it; what it tells systemd is heard. */
final class Daemon implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long END_MOST_S = 30;

    private final Site site;
    private final Path folder;
    private final NoticeSocket systemd;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Process process;

    /**
     * Starts it and awaits that it is ready.
     *
     * @param folder for its log and the socket; its path must be short
     * @param options of the JVM
     */
    Daemon(Site site, Path folder, String... options) throws IOException {
        this.site = site;
        this.folder = folder;
        systemd = new NoticeSocket(folder.resolve("notify"), (int) SOON.toSeconds());
        process = run(options);
        var listener = new Thread(this::listen);
        listener.setDaemon(true);
        listener.start();
        awaitReady();
    }

    private void awaitReady() {
        try {
            await().atMost(SOON).until(() -> notices.contains("READY=1"));
        } catch (ConditionTimeoutException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void listen() {
        try {
            while (true) {
                notices.add(systemd.take());
            }
        } catch (LastErrorException e) {
            // It has stopped, and the socket with the test: nothing more comes.
        }
    }

    /** Starts another one in its place, and does not wait. */
    void startAgain() throws IOException {
        process = run();
    }

    private Process run(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("node", "--config", site.settingsFile().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return builder.start();
    }

    Path log() {
        return folder.resolve("daemon.log");
    }

    /** What systemd has been told so far. */
    List<String> notices() {
        return notices;
    }

    long beats() {
        return notices.stream().filter("WATCHDOG=1"::equals).count();
    }

    /** Awaits its own end. @return its exit status */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the daemon does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(END_MOST_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        systemd.close();
    }
}
