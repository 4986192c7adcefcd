// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk, the clock and the line of a node, all to be spoilt: a data folder on a file system of its own, Debian's
 * libfaketime, and the network of a namespace in which nobody else is.
 */
final class Surroundings {
    private static final String SIZE = "16g";
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final List<String> STEPS_S = List.of("+0.4", "-0.4", "+7", "-7", "+600", "-600", "+10000", "-10000");
    private static final int FULL_MOST_MS = 12_000;
    private static final Duration SHRUNK_WITHIN = Duration.ofSeconds(10);
    private static final int CUT_MOST_MS = 6_000;

    private final Path data;
    private final Path clock;
    private final Random random;

    /** @param folder of the node, before it is started */
    Surroundings(Path folder, Random random) throws Exception {
        this.random = random;
        data = Files.createDirectories(folder.toAbsolutePath().resolve("data"));
        clock = folder.toAbsolutePath().resolve("clock");
        assertAlone();
        as("ip", "link", "set", "lo", "up");
        as("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", data.toString());
        setClock("+0");
        assertThat(FAKETIME).as("apt-get install faketime").exists();
    }

    /**
     * What makes the clock of a node ours to set; its stopwatch is not, as nothing sets that of a computer. Timed waits are
     * left alone too: with the library's mending of them Java goes at a tenth of its speed (libfaketime 0.9.10).
     */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", FAKETIME.toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    List<Mishap> mishaps() {
        return List.of(
                new Mishap("disk full", Mishap.UNDISTURBED_MS, this::fillDisk),
                new Mishap(
                        "clock set",
                        Mishap.UNDISTURBED_MS,
                        () -> setClock(STEPS_S.get(random.nextInt(STEPS_S.size())))),
                new Mishap("network cut", Mishap.UNDISTURBED_MS, this::cutLine));
    }

    /** As it was. */
    void restore() throws Exception {
        setClock("+0");
        as("mount", "-o", "remount,size=" + SIZE, data.toString());
    }

    /** Not one byte more than is used; while that grows, it is refused. */
    private void fillDisk() throws Exception {
        await().atMost(SHRUNK_WITHIN).pollInterval(Duration.ofMillis(20)).until(this::isShrunk);
        hold(FULL_MOST_MS);
        as("mount", "-o", "remount,size=" + SIZE, data.toString());
    }

    private boolean isShrunk() throws Exception {
        File folder = data.toFile();
        long used = folder.getTotalSpace() - folder.getFreeSpace();
        return run("mount", "-o", "remount,size=" + used, data.toString()).isEmpty();
    }

    private void cutLine() throws Exception {
        as("ip", "link", "set", "lo", "down");
        hold(CUT_MOST_MS);
        as("ip", "link", "set", "lo", "up");
    }

    private void setClock(String offset) throws IOException {
        Path beside = clock.resolveSibling("clock.new");
        Files.writeString(beside, offset + "\n");
        Files.move(beside, clock, StandardCopyOption.ATOMIC_MOVE);
    }

    private void hold(int mostMs) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(mostMs)));
    }

    private static void assertAlone() throws IOException {
        assertThat(Files.readAllLines(Path.of("/proc/self/net/dev")).stream()
                        .filter(line -> line.contains(":"))
                        .map(line -> line.strip().split(":", 2)[0]))
                .as("run this in namespaces of its own, as HACKING says: unshare --mount --net")
                .containsExactly("lo");
    }

    private static void as(String... command) throws Exception {
        assertThat(run(command)).as(String.join(" ", command)).isEmpty();
    }

    /** What it says against it; nothing where it was done. */
    private static Optional<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of("failed: " + said);
    }
}
