// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Retention;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playlist.Playlist;

/**
 * All that is set of a node: {@code node.yaml}, with each room's part as that room has it. Paths are absolute.
 *
 * @param node its id
 * @param timezone of hours, counts and reports
 * @param data its folder
 * @param screens at least one
 * @param panels of those screens that have one
 * @param devices the warranty register
 * @param signers OpenSSH's {@code allowed_signers}; null: the node trusts a key of its own, and listens on loopback only
 * @param ups null: none
 */
public record NodeSettings(
        String node,
        Site site,
        ZoneId timezone,
        Path data,
        List<ScreenSettings> screens,
        List<PanelSettings> panels,
        List<Device> devices,
        HttpSettings api,
        @Nullable Path signers,
        @Nullable UpsSettings ups,
        List<AlertSettings> alerts,
        Retention retention) {
    public static final ZoneId DEFAULT_TIMEZONE = Playlist.DEFAULT_TIMEZONE;
    public static final Path DEFAULT_DATA = Path.of("/var/lib/cotmoc");

    public NodeSettings {
        screens = List.copyOf(screens);
        panels = List.copyOf(panels);
        devices = List.copyOf(devices);
        alerts = List.copyOf(alerts);
    }
}
