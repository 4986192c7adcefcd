// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.co.caprica.vlcj.binding.internal.libvlc_instance_t;
import vn.cotmoc.glass.Area;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/**
 * The child: {@code player DISPLAY WIDTHxHEIGHT+X+Y DEGREES}, or {@code backup}, which is an understudy: it loads all that it needs and
 * then waits for a first line with the same. Orders come in on stdin, reports go out on stdout, one JSON object a
 * line; an empty line is a heartbeat. It ends when its stdin closes, so no child outlives its daemon.
 */
public final class PlayerMain {
    static final String PLAYER = "player";
    /** As long as {@link #PLAYER}, which takes its place in the command line. */
    static final String UNDERSTUDY = "backup";

    private static final Pattern GEOMETRY = Pattern.compile("(\\d+)x(\\d+)\\+(\\d+)\\+(\\d+)");
    private static final int FAILED_EXIT = 1;

    private PlayerMain() {}

    public static void main(String... args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Fence.raise(Enclosure.given());
        try {
            libvlc_instance_t vlc = Vlc.open();
            String[] stage =
                    args[0].equals(UNDERSTUDY) ? awaitEntrance(orders) : Arrays.copyOfRange(args, 1, args.length);
            if (stage.length == 3) {
                var rotation = new Rotation(Integer.parseInt(stage[2]));
                run(new Stage(stage[0], area(stage[1]), rotation), vlc, orders, out);
            }
        } catch (IllegalStateException | UnsatisfiedLinkError e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(FAILED_EXIT);
        }
        if (Boolean.getBoolean("cotmoc.rehearsal")) {
            System.exit(0); // The JVM writes the archive of its classes at an orderly end alone.
        }
        // No orderly end: libVLC's and Xlib's memory goes with the process, and nobody waits for it.
        Libc._exit(0);
    }

    /** Display, geometry and degrees; nothing when the daemon has gone. */
    private static String[] awaitEntrance(BufferedReader orders) throws IOException {
        Stage.load();
        Wire.order(Wire.line(new Order.Mute(false)));
        String entrance = orders.readLine();
        if (entrance == null) {
            return new String[0];
        }
        CommandLine.replace(UNDERSTUDY, PLAYER);
        return entrance.split(" ", 3);
    }

    private static void run(Stage stage, libvlc_instance_t vlc, BufferedReader orders, PrintStream out)
            throws IOException {
        var mixer = new Mixer();
        var supplies = new Supplies(vlc, SoundTrack.tapes(), Silence.make());
        new Loudspeaker(mixer, System.getenv().getOrDefault(PlayerProcess.SCREEN_VARIABLE, "")).start();
        var player = new Object() {
            private final Presenter presenter = new Presenter(
                    stage, mixer, this::deck, report -> tell(out, Wire.line(report)), () -> tell(out, ""));

            Deck deck(Order.Preroll order) {
                return order.kind() == Clip.Kind.STILL
                        ? new StillDeck(order, stage, presenter)
                        : new VideoDeck(supplies, order, stage, presenter);
            }
        };
        var thread = new Thread(player.presenter, "presenter");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((broken, error) -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(FAILED_EXIT);
        });
        thread.start();
        tell(out, Wire.line(new Report.Ready()));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            player.presenter.take(Wire.order(line));
        }
    }

    private static void tell(PrintStream out, String line) {
        synchronized (out) {
            out.print(line);
            out.print('\n');
            out.flush();
        }
    }

    private static Area area(String geometry) {
        Matcher parts = GEOMETRY.matcher(geometry);
        if (!parts.matches()) {
            throw new IllegalStateException("no geometry: " + geometry);
        }
        return new Area(
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)));
    }
}
