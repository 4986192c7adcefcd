// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.glass.x11.VirtualDisplay;
import vn.cotmoc.glass.x11.X11Display;

/** Another player, with a virtual screen of its own, as one would start it by hand. */
public final class Peer implements Contender {
    /** VLC does not start as root: it is given another user then. */
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private static final long END_WAIT_S = 3;

    private final String name;
    private final VirtualDisplay screen;
    private final Process process;

    /** Which, and its command line before the clips. */
    public enum Kind {
        CVLC("cvlc"),
        CVLC_XCB("cvlc --vout xcb_x11"),
        MPV("mpv"),
        MPV_PREFETCH("mpv --prefetch-playlist");

        private static final String VLC = " --fullscreen --no-video-title-show --no-osd --loop";
        /** Without a window manager mpv's full screen stays small. */
        private static final String MPLAYER =
                " --no-config --geometry=1280x720+0+0 --no-border --no-osc --osd-level=0 --loop-playlist=inf";

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As the table names it. */
        public String label() {
            return label;
        }

        private List<String> command() {
            return List.of((label + (program().equals("mpv") ? MPLAYER : VLC)).split(" ", -1));
        }

        private String program() {
            return label.split(" ", -1)[0];
        }
    }

    /**
     * Whether all peers are there, before anything is measured.
     *
     * @throws Fault REFUSED {@code bench-peer} when one of them is not installed
     */
    public static void requireAll() {
        String missing = Stream.of(Kind.values())
                .map(Kind::program)
                .distinct()
                .filter(program -> Stream.of(System.getenv("PATH").split(":", -1))
                        .noneMatch(path -> Files.isExecutable(Path.of(path, program))))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Fault.refused("bench-peer", missing);
        }
    }

    /** Starts one that is installed. */
    public static Peer start(Kind kind, Path folder, Reel reel) {
        try {
            return new Peer(kind, folder, reel);
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    private Peer(Kind kind, Path folder, Reel reel) throws IOException {
        name = kind.label;
        Path own = Files.createDirectories(folder.resolve(kind.name().toLowerCase(Locale.ROOT)));
        screen = new VirtualDisplay(own, reel.screen());
        X11Display display = screen.display();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            open(own, reel);
            command.addAll(AS_NOBODY);
        }
        command.addAll(kind.command());
        reel.loop().forEach(piece -> command.add(piece.file().toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("said.log").toFile());
        builder.environment().put("DISPLAY", display.name());
        builder.environment()
                .put("XAUTHORITY", Objects.requireNonNull(display.authority()).toString());
        builder.environment().put("HOME", own.toString());
        process = builder.start();
    }

    /** What another user must read. */
    private static void open(Path own, Reel reel) throws IOException {
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(own.resolve("authority"), PosixFilePermissions.fromString("rw-r--r--"));
        for (Path up = reel.loop().get(0).file().getParent();
                up != null && up.startsWith(own.getParent());
                up = up.getParent()) {
            Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public X11Display display() {
        return screen.display();
    }

    @Override
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(END_WAIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        screen.close();
    }
}
