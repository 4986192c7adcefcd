// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.media.Thumbnails;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.Acceptance;
import vn.cotmoc.playlist.trust.Delivery;
import vn.cotmoc.playlist.trust.Diff;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.SealedPlaylist;
import vn.cotmoc.playlist.trust.State;
import vn.cotmoc.playlist.trust.Version;

/** Playlists in, out, and back; the media they name. */
final class PlaylistRoutes {
    private static final String ALL = "/api/v1/playlists";
    private static final String ONE = ALL + "/{id}";
    private static final Guard TECHNICIAN = Guard.only(Role.TECHNICIAN);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final NodeFacts facts;
    private final Playlists playlists;
    private final MediaStore media;
    private final Thumbnails thumbnails = new Thumbnails();
    private final Wall wall;

    PlaylistRoutes(NodeFacts facts, Playlists playlists, MediaStore media, Wall wall) {
        this.wall = wall;
        this.facts = facts;
        this.playlists = playlists;
        this.media = media;
    }

    List<Route> all() {
        return List.of(
                Route.get(
                                ALL,
                                Guard.TOKEN,
                                "The playlists: of each what is on air or waits, else its last version.",
                                this::list)
                        .gives(200, "Versions", Reply.JSON),
                Route.change("PUT", ONE, TECHNICIAN, "Takes a sealed playlist in and puts it on air.", this::push)
                        .takes(Reply.JSON, "SealedPlaylist", SealedPlaylist.MAX_BYTES)
                        .gives(200, "Delivery", Reply.JSON)
                        .asks("dryRun", "boolean", "Only says what would come of it.")
                        .refuses(400, 409, 422, 507),
                Route.get(
                                ONE + "/versions",
                                Guard.TOKEN,
                                "Every version ever accepted, the latest first.",
                                this::versions)
                        .gives(200, "Versions", Reply.JSON)
                        .refuses(404),
                Route.get(ONE + "/versions/{n}", Guard.TOKEN, "The sealed file of a version.", this::sealedFile)
                        .gives(200, "SealedPlaylist", Reply.JSON)
                        .refuses(404),
                Route.change("POST", ONE + "/rollback", TECHNICIAN, "Goes back to an earlier version.", this::rollback)
                        .takes(Reply.JSON, "Rollback", Route.SMALL_BODY_BYTES)
                        .gives(200, "Delivery", Reply.JSON)
                        .refuses(400, 404, 409, 422),
                Route.get(
                                "/api/v1/media",
                                Guard.TOKEN,
                                "The media that are here, and which playlists need them.",
                                call -> media())
                        .gives(200, "Media", Reply.JSON),
                Route.get(
                                "/api/v1/media/{sha256}/thumbnail.jpg",
                                Guard.TOKEN,
                                "A small picture of a medium that a playlist names.",
                                this::thumbnail)
                        .gives(200, null, "image/jpeg")
                        .refuses(404, 503));
    }

    private Reply push(Call call) throws IOException {
        String id = call.parameter("id");
        byte[] body = call.wholeBody();
        if (!call.isAsked("dryRun")) {
            return Reply.json(200, json(playlists.accept(id, body, call.at()), call));
        }
        Delivery delivery = playlists.dryRun(id, body, call.at());
        ObjectNode json = json(delivery, call);
        if (delivery.state() == State.ACTIVE) {
            Playlist other = SealedPlaylist.parse(body).read("payload").playlist();
            json.set("next24h", new NextDay(wall, call.at()).json(playlists.onAir(call.at()), other));
        }
        return Reply.json(200, json);
    }

    private Reply rollback(Call call) throws IOException {
        JsonNode to = call.json().path("to");
        if (!to.canConvertToInt() || !to.isIntegralNumber()) {
            throw Fault.refused("json-syntax", "{\"to\": 11}");
        }
        return Reply.json(200, json(playlists.rollback(call.parameter("id"), to.intValue(), call.at()), call));
    }

    private Reply list(Call call) {
        Map<String, ArrayNode> byId = new TreeMap<>();
        for (Version version : playlists.versions(call.at())) {
            ArrayNode rows = byId.computeIfAbsent(version.acceptance().id(), none -> MAPPER.createArrayNode());
            if (version.state() != State.SUPERSEDED) {
                rows.add(json(version));
            }
        }
        ArrayNode all = MAPPER.createArrayNode();
        byId.forEach((id, rows) -> {
            if (rows.isEmpty()) {
                rows.add(json(playlists.versions(id, call.at()).get(0)));
            }
            all.addAll(rows);
        });
        return Reply.json(200, all);
    }

    private Reply versions(Call call) {
        List<Version> versions = playlists.versions(call.parameter("id"), call.at());
        if (versions.isEmpty()) {
            throw Fault.refused("playlist-unknown", call.parameter("id"));
        }
        return Reply.json(200, versions.stream().map(this::json).toList());
    }

    private Reply sealedFile(Call call) {
        String n = call.parameter("n");
        int version = Optional.of(n)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .orElseThrow(() -> Fault.refused("version-unknown", call.parameter("id"), n));
        byte[] file = playlists.sealedFile(call.parameter("id"), version);
        return Reply.of(200, Reply.JSON, file).tagged(Sha256.of(file)).with("Cache-Control", "private, no-cache");
    }

    private Reply media() {
        Map<String, List<String>> users = playlists.mediaUsers();
        ArrayNode list = MAPPER.createArrayNode();
        for (MediaStore.Stored stored : media.list()) {
            ArrayNode usedBy = list.addObject()
                    .put("sha256", stored.sha256())
                    .put("bytes", stored.bytes())
                    .putArray("usedBy");
            users.getOrDefault(stored.sha256(), List.of()).forEach(usedBy::add);
        }
        return Reply.json(200, list);
    }

    /** What has this hash never changes. */
    private Reply thumbnail(Call call) {
        String sha256 = call.parameter("sha256");
        Path file = playlists
                .findMedia(sha256)
                .orElseThrow(() -> Fault.refused("not-found", "/api/v1/media/" + sha256 + "/thumbnail.jpg"));
        return Reply.of(200, "image/jpeg", thumbnails.jpeg(sha256, file))
                .with("Cache-Control", "private, max-age=604800, immutable");
    }

    private ObjectNode json(Version version) {
        Acceptance acceptance = version.acceptance();
        return MAPPER.createObjectNode()
                .put("id", acceptance.id())
                .put("version", acceptance.version())
                .put("sha256", acceptance.sha256())
                .put("signedBy", acceptance.signedBy())
                .put("sealedAt", RowTime.text(acceptance.sealedAt(), facts.zone()))
                .put("acceptedAt", RowTime.text(acceptance.acceptedAt(), facts.zone()))
                .put("state", version.state().word());
    }

    private static ObjectNode json(Delivery delivery, Call call) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", delivery.id());
        json.put("version", delivery.version());
        json.put("sha256", delivery.sha256());
        json.put("state", delivery.state().word());
        json.set("warnings", call.told(delivery.warnings()));
        ObjectNode diff = json.putObject("diff");
        put(diff.putObject("slots"), delivery.diff().slots());
        put(diff.putObject("clips"), delivery.diff().clips());
        delivery.missingMedia().forEach(json.putArray("missingMedia")::add);
        return json;
    }

    private static void put(ObjectNode json, Diff.Changes changes) {
        changes.added().forEach(json.putArray("added")::add);
        changes.changed().forEach(json.putArray("changed")::add);
        changes.removed().forEach(json.putArray("removed")::add);
    }
}
