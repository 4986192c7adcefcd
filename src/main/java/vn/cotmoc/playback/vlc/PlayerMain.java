// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.co.caprica.vlcj.binding.internal.libvlc_instance_t;
import vn.cotmoc.glass.Area;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/**
 * The child: {@code player DISPLAY WIDTHxHEIGHT+X+Y}. Orders come in on stdin, reports go out on stdout, one JSON object a
 * line; an empty line is a heartbeat. It ends when its stdin closes, so no child outlives its daemon.
 */
public final class PlayerMain {
    private static final Pattern GEOMETRY = Pattern.compile("(\\d+)x(\\d+)\\+(\\d+)\\+(\\d+)");
    private static final int FAILED_EXIT = 1;

    private PlayerMain() {}

    public static void main(String... args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            run(args[1], area(args[2]), out);
        } catch (IllegalStateException | UnsatisfiedLinkError e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(FAILED_EXIT);
        }
        // No orderly end: libVLC's and Xlib's memory goes with the process, and nobody waits for it.
        Runtime.getRuntime().halt(0);
    }

    private static void run(String display, Area area, PrintStream out) throws IOException {
        var stage = new Stage(display, area);
        libvlc_instance_t vlc = Vlc.open();
        var player = new Object() {
            private final Presenter presenter =
                    new Presenter(stage, this::deck, report -> tell(out, Wire.line(report)), () -> tell(out, ""));

            Deck deck(Order.Preroll order) {
                return order.kind() == Clip.Kind.STILL
                        ? new StillDeck(order, stage, presenter)
                        : new VideoDeck(vlc, order, stage, presenter);
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
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
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
