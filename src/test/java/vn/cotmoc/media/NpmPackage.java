// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that others wrote and npm brings, to check ours against. It is fetched once for a checkout, into {@code target};
 * where the registry cannot be reached the test fails with what npm says.
 */
public final class NpmPackage {
    private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();

    private final Path modules;

    private NpmPackage(Path modules) {
        this.modules = modules;
    }

    /**
     * Installs it, once for all tests of a checkout.
     *
     * @param version exactly; one that runs on Debian 12's Node.js 18
     */
    public static NpmPackage install(String name, String version) throws IOException, InterruptedException {
        Path own = FOLDER.resolve(name.replaceAll("\\W+", "-") + "-" + version);
        Path whole = own.resolve("whole");
        if (Files.notExists(whole)) {
            Files.createDirectories(own);
            Process npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--prefix",
                            own.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--prefer-offline",
                            name + "@" + version)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(npm.waitFor())
                    .as(
                            "npm did not bring %s %s; its registry has to be reachable, or in npm's cache: %s",
                            name, version, said)
                    .isZero();
            Files.createFile(whole);
        }
        return new NpmPackage(own.resolve("node_modules"));
    }

    /** A script that uses it, with what it says and complains of in one. */
    public ProcessBuilder script(Path script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("node", script.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", modules.toString());
        return builder;
    }
}
