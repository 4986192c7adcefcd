// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.glass.x11.X11Glass;
import vn.cotmoc.health.Panel;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.Ups;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsSettings;

/** What the node has to reach, and where it is to be reached. */
public final class Outlook {
    private Outlook() {}

    /**
     * Whether a display lets us in, and whether a screen lies on it.
     *
     * @param environment in which {@code XAUTHORITY} names the file of cookies
     */
    public static Finding display(String screen, String display, Map<String, String> environment, Area geometry) {
        try (var glass = new X11Glass(X11Display.of(display, environment))) {
            Area whole = glass.area();
            boolean within = geometry.x() + geometry.width() <= whole.width()
                    && geometry.y() + geometry.height() <= whole.height();
            String size = whole.width() + "x" + whole.height();
            return within
                    ? Finding.good("display", screen, display, size)
                    : Finding.error("display-size", screen, display, size);
        } catch (Fault e) {
            return Finding.of(e, Text.of("doctor.display.cure"));
        }
    }

    /**
     * Whether the port can be had.
     *
     * @param runs whether a node of ours runs: then the port is meant to be taken
     */
    public static Finding port(String host, int port, boolean runs) {
        if (runs) {
            return Finding.good("port-node", port);
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return Finding.good("port", port);
        } catch (IOException e) {
            return Finding.error("port", port, host);
        }
    }

    /** Whether a file that the settings name can be read. */
    public static Finding file(Path file) {
        return Files.isReadable(file) && !Files.isDirectory(file)
                ? Finding.good("file-readable", file)
                : Finding.error("file-readable", file);
    }

    /** Whether the panel behind a screen answers, and gets a picture. */
    public static Finding panel(String screen, Panel panel) {
        try (panel) {
            PanelReading reading = panel.read();
            return reading.reachable()
                    ? Finding.good("panel", screen)
                    : Finding.warning("panel", screen, reading.detail());
        }
    }

    /** Whether the UPS answers. */
    public static Finding ups(Ups ups, UpsSettings settings) {
        try (ups) {
            UpsReading reading = ups.read();
            return reading.reachable()
                    ? Finding.good("ups", reading.detail())
                    : Finding.warning(
                            "ups", settings.name() + "@" + settings.host() + ":" + settings.port(), reading.detail());
        }
    }
}
