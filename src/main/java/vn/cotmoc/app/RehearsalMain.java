// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Goes through what the program does at its start and in its first seconds, so that the JVM can archive the classes: {@code
 * HOME FOLDER}. The launcher's {@code archive} runs it; what it prints and how it ends do not matter.
 */
public final class RehearsalMain {
    private static final long DAEMON_S = 4;

    private RehearsalMain() {}

    public static void main(String... args) {
        String playlist = Path.of(args[0], "playlists", "demo.yaml").toString();
        String data = args[1];
        String config = Path.of(data, "node.yaml").toString();
        String database = Path.of(data, "node.db").toString();
        List.of(
                        List.of("--help"),
                        List.of("check", playlist),
                        List.of("preview", playlist, "--from", "2026-11-02T06:00", "--for", "1h"),
                        List.of("demo", "--for", "4s", "--port", "0", "--data", data),
                        List.of("token", "list", "--config", config),
                        List.of(
                                "counts",
                                "--db",
                                database,
                                "--from",
                                "2026-01-01",
                                "--to",
                                "2026-12-31",
                                "--by",
                                "clip"),
                        List.of("journal", "verify", "--db", database),
                        List.of("status", "--config", config),
                        List.of("no-such-command"))
                .forEach(words -> Main.run(words.toArray(String[]::new)));
        // The daemon last: it ends when the process is asked to.
        CompletableFuture.delayedExecutor(DAEMON_S, TimeUnit.SECONDS).execute(() -> System.exit(0));
        Main.run("node", "--config", config);
    }
}
