// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.cotmoc.playback.vlc.PlayerTrial;

/** Whether the programs and libraries are there that a node calls, and whether a player would start with them. */
public final class Software {
    private static final String[] LIBRARY_FOLDERS = {"usr/lib", "usr/local/lib", "lib"};
    /** Without any of these no clip is shown. */
    private static final List<String> PLUGINS =
            List.of("libfilesystem_plugin.so", "libmp4_plugin.so", "libavcodec_plugin.so", "libvmem_plugin.so");

    /** As the package brings it. */
    private static final String POLKIT_RULE = "usr/share/polkit-1/rules.d/50-cotmoc.rules";

    private final Path root;
    private final List<Path> path;

    /**
     * @param root of the file system
     * @param environment its {@code PATH} is where programs are looked for
     */
    public Software(Path root, Map<String, String> environment) {
        this.root = root;
        this.path = Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** libVLC with the plug-ins that clips need, and the two libraries of the window. */
    public List<Finding> libraries() {
        return List.of(
                library("libvlc", "libvlc.so.5"),
                plugins(),
                library("libx11", "libX11.so.6"),
                library("libxext", "libXext.so.6"));
    }

    /** What the player needs beside, for sound. */
    public Finding sound() {
        String name = "libasound.so.2";
        return has(name) ? Finding.good("libasound", name) : Finding.warning("libasound", name);
    }

    /** Whether the daemon may have the X server and the computer started anew; empty: this user cannot see that. */
    public Optional<Finding> polkit() {
        Path rule = root.resolve(POLKIT_RULE);
        if (Files.exists(rule)) {
            return Optional.of(Finding.good("polkit", rule));
        }
        return Files.notExists(rule) ? Optional.of(Finding.warning("polkit", rule)) : Optional.empty();
    }

    private Finding library(String code, String name) {
        return has(name) ? Finding.good(code, name) : Finding.error(code, name);
    }

    private boolean has(String name) {
        return folders().anyMatch(folder -> Files.exists(folder.resolve(name)));
    }

    private Finding plugins() {
        List<String> missing =
                PLUGINS.stream().filter(plugin -> findPlugin(plugin).isEmpty()).toList();
        return missing.isEmpty()
                ? Finding.good("vlc-plugins")
                : Finding.error("vlc-plugins", String.join(", ", missing));
    }

    private Optional<Path> findPlugin(String name) {
        return folders()
                .flatMap(folder -> children(folder.resolve("vlc/plugins")))
                .map(kind -> kind.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Whether all of it can really be loaded: what is there may be damaged, or lack what it needs itself. Takes a second.
     *
     * @param more variables for the process in which that is tried
     */
    public Finding player(Map<String, String> more) {
        List<Path> plugins =
                PLUGINS.stream().flatMap(name -> findPlugin(name).stream()).toList();
        PlayerTrial trial = PlayerTrial.run(plugins, more);
        return trial.loads() ? Finding.good("player", trial.words()) : Finding.error("player", trial.words());
    }

    /** Debian keeps libraries one level deeper, by architecture. */
    private Stream<Path> folders() {
        return Stream.of(LIBRARY_FOLDERS)
                .map(root::resolve)
                .flatMap(folder -> Stream.concat(Stream.of(folder), children(folder)));
    }

    private static Stream<Path> children(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            children.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            return Stream.empty();
        }
        return found.stream();
    }

    /**
     * Whether a program is there.
     *
     * @param debian the package that brings it
     */
    public Finding program(String name, String debian) {
        return runs(name) ? Finding.good("program", name, debian) : Finding.error("program", name, debian);
    }

    /** The same of one without which the node plays all the same. */
    public Finding helper(String name, String debian) {
        return runs(name) ? Finding.good("program", name, debian) : Finding.warning("program", name, debian);
    }

    private boolean runs(String name) {
        return path.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }
}
