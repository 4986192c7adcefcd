// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.document.DateRange;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.health.AlertSettings;
import vn.cotmoc.health.UpsSettings;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Retention;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playback.ScreenSettings;

/** Reads the members of {@code node.yaml}; what cannot be read stands at a default, and the file is refused. */
final class NodeReader {
    private static final Site NO_SITE = new Site("", "", "", null);
    private static final Addresses.Listen DEFAULT_LISTEN = new Addresses.Listen("127.0.0.1", 8470);

    private final Members members;
    private final Folder folder;
    private final ScreenReader screens = new ScreenReader();
    private final TakenIds deviceIds = new TakenIds();

    NodeReader(Members members, Folder folder) {
        this.members = members;
        this.folder = folder;
    }

    NodeSettings read() {
        String node = members.need("node").flatMap(Value::id).orElse("");
        Site site = members.need("site")
                .flatMap(value -> value.object(NodeReader::site))
                .orElse(NO_SITE);
        ZoneId timezone = members.find("timezone").flatMap(Value::zone).orElse(NodeSettings.DEFAULT_TIMEZONE);
        Path data = members.find("data").flatMap(folder::read).orElse(NodeSettings.DEFAULT_DATA);
        List<ScreenSettings> read = members.need("screens")
                .flatMap(value -> value.list(1, screens::read))
                .orElse(List.of());
        List<Device> devices = members.find("devices")
                .flatMap(value -> value.list(0, entry -> entry.object(this::device)))
                .orElse(List.of());
        Path signers = members.find("trust")
                .flatMap(value -> value.object(trust -> trust.need("signers").flatMap(folder::read)))
                .flatMap(path -> path)
                .orElse(null);
        HttpSettings api = members.find("api")
                .flatMap(value -> value.object(inner -> api(inner, data)))
                .orElse(http(DEFAULT_LISTEN, null, null, data));
        UpsSettings ups = members.find("ups")
                .flatMap(value -> value.object(NodeReader::ups))
                .orElse(null);
        List<AlertSettings> alerts = members.find("alerts")
                .flatMap(value -> value.list(0, new AlertReader(folder)::read))
                .orElse(List.of());
        Retention retention = members.find("retention")
                .flatMap(value -> value.object(NodeReader::retention))
                .orElse(Retention.DEFAULT);
        return new NodeSettings(
                node, site, timezone, data, read, screens.panels(), devices, api, signers, ups, alerts, retention);
    }

    private static Site site(Members members) {
        String code = members.need("code").flatMap(Value::id).orElse("");
        String name = members.need("name").flatMap(Value::text).orElse("");
        String province = members.need("province").flatMap(Value::text).orElse("");
        return new Site(code, name, province, null);
    }

    private Device device(Members members) {
        String id = members.need("id").flatMap(deviceIds::read).orElse("");
        String screen = members.find("screen").flatMap(this::knownScreen).orElse(null);
        String maker = members.find("maker").flatMap(Value::text).orElse(null);
        String model = members.find("model").flatMap(Value::text).orElse(null);
        String serial = members.find("serial").flatMap(Value::text).orElse(null);
        DateRange warranty = DateRange.read(members, "handover", "warrantyUntil");
        return new Device(id, screen, maker, model, serial, warranty.first(), warranty.last());
    }

    private Optional<String> knownScreen(Value value) {
        Optional<String> screen = value.id();
        screen.filter(id -> !screens.hasRead(id)).ifPresent(id -> value.error("unknown-screen", id));
        return screen;
    }

    private HttpSettings api(Members api, Path data) {
        Optional<Value> listen = api.find("listen");
        Addresses.Listen read = listen.flatMap(Addresses::listen).orElse(DEFAULT_LISTEN);
        if (!read.isLoopback() && !members.has("trust")) {
            listen.ifPresent(value -> value.error("listen-unsigned", read.host()));
        }
        boolean pair = api.has("certificate") || api.has("key");
        Path certificate = (pair ? api.need("certificate") : api.find("certificate"))
                .flatMap(folder::read)
                .orElse(null);
        Path key =
                (pair ? api.need("key") : api.find("key")).flatMap(folder::read).orElse(null);
        return http(read, certificate, key, data);
    }

    private static HttpSettings http(
            Addresses.Listen listen, @Nullable Path certificate, @Nullable Path key, Path data) {
        return new HttpSettings(listen.host(), listen.port(), certificate, key, data);
    }

    private static UpsSettings ups(Members members) {
        UpsSettings.Driver driver = members.need("driver")
                .flatMap(value -> value.oneOf(UpsSettings.Driver.class))
                .orElse(UpsSettings.Driver.NUT);
        String host = members.find("host").flatMap(Addresses::host).orElse(UpsSettings.DEFAULT_HOST);
        int port = members.find("port").flatMap(Addresses::port).orElse(UpsSettings.NUT_PORT);
        String name = members.find("name").flatMap(Value::text).orElse(UpsSettings.DEFAULT_NAME);
        return new UpsSettings(driver, host, port, name);
    }

    private static Retention retention(Members members) {
        return new Retention(
                keep(members, "plays", Retention.DEFAULT.plays()),
                keep(members, "incidents", Retention.DEFAULT.incidents()),
                keep(members, "audit", Retention.DEFAULT.audit()));
    }

    private static Period keep(Members members, String name, Period usual) {
        return members.find(name).flatMap(Value::retention).orElse(usual);
    }
}
