// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import vn.cotmoc.document.Span;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.schedule.PlannedPlay;
import vn.cotmoc.schedule.Preview;
import vn.cotmoc.schedule.Screen;

/** What will be on air if nothing comes between: from where the screens stand now. */
final class PreviewRoute {
    private static final Duration PRESET = Duration.ofHours(24);
    private static final Duration MOST = Duration.ofDays(31);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Wall wall;
    private final Playlists playlists;

    PreviewRoute(Wall wall, Playlists playlists) {
        this.wall = wall;
        this.playlists = playlists;
    }

    Route route() {
        return Route.get(
                        "/api/v1/preview",
                        Guard.TOKEN,
                        "What will be on air, by the node's own decision.",
                        this::preview)
                .asks("from", "string", "RFC 3339, or local time in the playlist's zone; now if not given.")
                .asks("for", "string", "How long: one whole number and ms, s, m, h or d; 24h if not given.")
                .asks("screen", "string", "Only this one.")
                .asks("view", "string", "plays (if not given), or slots: by the calendar alone.")
                .gives(200, "Preview", Reply.JSON)
                .refuses(400);
    }

    private Reply preview(Call call) {
        Optional<OnAir> onAir = playlists.onAir(call.at());
        ZoneId zone = onAir.map(one -> one.playlist().timezone()).orElse(Playlist.DEFAULT_TIMEZONE);
        Instant asked = call.query("from").map(text -> instant(text, zone)).orElse(call.at());
        if (Duration.between(call.at(), asked).abs().compareTo(FARTHEST) > 0) {
            throw Fault.refused("query-value", "from", asked, "± 366d");
        }
        Instant to = asked.plus(call.query("for").map(PreviewRoute::length).orElse(PRESET));
        // What was is in the journal.
        Instant from = asked.isBefore(call.at()) ? call.at() : asked;
        List<Screen> screens = screens(call, zone);
        String view = call.query("view").orElse("plays");
        if (onAir.isEmpty() || !from.isBefore(to)) {
            return Reply.json(200, List.of());
        }
        Playlist playlist = onAir.get().playlist();
        return switch (view) {
            case "plays" -> plays(call, playlist, screens, from, to);
            case "slots" -> slots(playlist, screens, from, to);
            default -> throw Fault.refused("query-value", "view", view, "plays | slots");
        };
    }

    private List<Screen> screens(Call call, ZoneId zone) {
        Optional<String> one = call.query("screen");
        if (one.isEmpty()) {
            return wall.screens();
        }
        List<Screen> known = wall.screens().stream()
                .filter(screen -> screen.id().equals(one.get()))
                .toList();
        return known.isEmpty() ? List.of(new Screen(one.get(), null, zone)) : known;
    }

    private static Reply slots(Playlist playlist, List<Screen> screens, Instant from, Instant to) {
        ArrayNode all = MAPPER.createArrayNode();
        Preview.slots(playlist, screens, from, to).forEach(slot -> all.add(slot.toJson(playlist.timezone())));
        return Reply.json(200, all);
    }

    private Reply plays(Call call, Playlist playlist, List<Screen> screens, Instant from, Instant to) {
        Predicate<String> playable = playable(playlist);
        List<Preview.Standing> standings = screens.stream()
                .map(screen -> new Standings(wall).now(playlist, screen, call.at(), playable))
                .toList();
        Iterator<PlannedPlay> plays = Preview.plays(standings, from, to);
        return Reply.written(Reply.JSON, out -> {
            try (SequenceWriter array = MAPPER.writer().writeValuesAsArray(out)) {
                while (plays.hasNext()) {
                    array.write(plays.next().toJson(playlist.timezone(), call.language()));
                }
            }
        });
    }

    private Predicate<String> playable(Playlist playlist) {
        return id -> playlist.findClip(id)
                .map(clip -> clip.media())
                .filter(Objects::nonNull)
                .flatMap(media -> playlists.findMedia(media.sha256()))
                .isPresent();
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            // perhaps a local one
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Fault.refused("query-value", "from", text, "2026-12-25T06:00 | 2026-12-25T06:00:00+07:00");
        }
    }

    private static Duration length(String text) {
        return Span.findDuration(text)
                .filter(length -> length.compareTo(MOST) <= 0 && !length.isZero())
                .orElseThrow(() -> Fault.refused("query-value", "for", text, "30m, 12h, 7d ≤ 31d"));
    }
}
