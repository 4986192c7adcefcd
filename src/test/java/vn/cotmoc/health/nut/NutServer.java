// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.nut;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's own NUT server, with a UPS that is as a test writes it. */
public final class NutServer implements AutoCloseable {
    private final Path folder;
    private final Path variables;
    private final List<Process> processes = new ArrayList<>();
    private final int port;

    /** @param folder of this test alone; its path must be short, as sockets lie in it */
    public NutServer(Path folder) throws IOException {
        this.folder = folder;
        this.variables = folder.resolve("ups.dev");
        this.port = freePort();
        is("OL", 100, 1_800);
        write("ups.conf", "[ups]\n  driver = dummy-ups\n  port = " + variables + "\n  mode = dummy-loop\n");
        write("upsd.conf", "LISTEN 127.0.0.1 " + port + "\nSTATEPATH " + folder + "\n");
        write("upsd.users", "");
        start("/lib/nut/dummy-ups", "-a", "ups", "-u", user(), "-FF");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("dummy-ups-ups")));
        start("/lib/nut/upsd", "-u", user(), "-F");
        await().atMost(Duration.ofSeconds(20)).until(this::listens);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void start(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                folder.resolve(Path.of(command[0]).getFileName() + ".log").toFile());
        builder.environment().put("NUT_CONFPATH", folder.toString());
        builder.environment().put("NUT_STATEPATH", folder.toString());
        builder.environment().put("NUT_ALTPIDPATH", folder.toString());
        builder.environment().put("NUT_PIDPATH", folder.toString());
        processes.add(builder.start());
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** The UPS is thus within a few seconds. */
    public void is(String status, int chargePercent, int runtimeSeconds) throws IOException {
        Path next = folder.resolve("next.dev");
        Files.writeString(next, """
                ups.status: %s
                battery.charge: %d
                battery.runtime: %d
                TIMER 1
                """.formatted(status, chargePercent, runtimeSeconds));
        Files.move(next, variables, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The cable to the UPS is pulled: the server still answers. */
    public void loseDriver() throws InterruptedException {
        end(processes.remove(0));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        Collections.reverse(processes);
        for (Process process : processes) {
            end(process);
        }
    }
}
