// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.NativeLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.co.caprica.vlcj.binding.lib.LibVlc;

/**
 * Loads what a player loads, in a child: what is broken among it may take the process down. Its {@link #main} is the child.
 *
 * @param loads whether all of it could be loaded
 * @param words libVLC's version, or what went wrong
 */
public record PlayerTrial(boolean loads, String words) {
    /** A slow disk is given as much at the start of a player. */
    private static final long MOST_S = 20;

    private static final String PASSED = "passed ";
    private static final String LOADING = "loading ";
    /** What a child says of its crash or its failure begins with what matters. */
    private static final int WORDS_MOST_LINES = 4;

    private static final int WORDS_MOST_CHARS = 400;

    /**
     * Tries it; takes a second.
     *
     * @param plugins of libVLC that have to be loaded, as files
     * @param more variables of the child's environment
     */
    public static PlayerTrial run(List<Path> plugins, Map<String, String> more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlayerTrial.class.getName()));
        plugins.forEach(plugin -> command.add(plugin.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        PlayerProcess.setEnvironment(builder.environment(), null);
        builder.environment().putAll(more);
        try {
            return judge(builder.start());
        } catch (IOException e) {
            return new PlayerTrial(false, e.toString());
        }
    }

    private static PlayerTrial judge(Process child) throws IOException {
        var late = child.onExit().orTimeout(MOST_S, TimeUnit.SECONDS).exceptionally(error -> child.destroyForcibly());
        List<String> lines;
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            lines = said.lines().toList();
        }
        int status = late.join().onExit().join().exitValue();
        var passed = lines.stream().filter(line -> line.startsWith(PASSED)).findFirst();
        if (status == 0 && passed.isPresent()) {
            return new PlayerTrial(true, passed.get().substring(PASSED.length()));
        }
        String words = Stream.concat(
                        lines.stream().filter(line -> line.startsWith(LOADING)).reduce((first, last) -> last).stream(),
                        lines.stream().filter(line -> !line.startsWith(LOADING)))
                .map(line -> line.replaceFirst("^#", "").strip())
                .filter(line -> !line.isEmpty())
                .limit(WORDS_MOST_LINES)
                .collect(Collectors.joining(" "));
        words = words.substring(0, Math.min(words.length(), WORDS_MOST_CHARS));
        return new PlayerTrial(false, (words + " (exit " + status + ")").strip());
    }

    /** The child: loads libVLC, the plug-ins that are its arguments, and the libraries of the window. */
    public static void main(String... plugins) {
        Fence.raise(Optional.empty());
        try {
            Vlc.open();
            for (String plugin : plugins) {
                System.out.println(LOADING + plugin);
                NativeLibrary.getInstance(plugin);
            }
            Stage.load();
            NativeLibrary.getInstance("Xext");
            System.out.println(PASSED + LibVlc.libvlc_get_version());
        } catch (IllegalStateException | LinkageError e) {
            System.out.println(e.getMessage());
            Runtime.getRuntime().halt(1);
        }
        System.out.flush();
        // As the player itself: no orderly end.
        Libc._exit(0);
    }
}
