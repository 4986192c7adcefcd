// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.document.DateRange;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.playlist.Reading.LunarDayReading;
import vn.cotmoc.playlist.Reading.SlotReading;

/** Reads one playlist from its tree. What cannot be read stands at a default; then there are errors, and nobody plays it. */
final class PlaylistReader {
    private static final String EVERY_NODE = "*";

    private final Document document;
    private final boolean sealed;
    private final ClipNames names = new ClipNames();
    private final List<SlotReading> slots = new ArrayList<>();
    private final List<LunarDayReading> lunarDays = new ArrayList<>();
    private @Nullable Instant sealedAt;

    PlaylistReader(Document document, boolean sealed) {
        this.document = document;
        this.sealed = sealed;
    }

    Reading read() {
        Optional<Playlist> draft = document.root().flatMap(root -> root.object(this::playlist));
        return new Reading(
                draft.orElse(null),
                slots,
                lunarDays,
                document.problems().errors(),
                document.problems().warnings(),
                document.places(),
                sealedAt);
    }

    private Playlist playlist(Members members) {
        String id = members.need("playlist").flatMap(Value::id).orElse("");
        int version = members.need("version")
                .flatMap(value -> value.integer(1, Integer.MAX_VALUE))
                .orElse(1);
        List<String> nodes = members.need("nodes")
                .flatMap(value -> value.list(1, PlaylistReader::node))
                .orElse(List.of());
        DateRange validity = DateRange.read(members, "validFrom", "validUntil");
        ZoneId timezone = members.find("timezone").flatMap(Value::zone).orElse(Playlist.DEFAULT_TIMEZONE);
        List<Clip> clips = members.need("clips").map(this::clips).orElse(List.of());
        List<Slot> schedule = members.need("schedule").map(this::schedule).orElse(List.of());
        List<String> filler = members.need("filler")
                .map(value -> new FillerReader(names, clips).read(value))
                .orElse(List.of());
        Map<String, Integer> quotas = members.find("quotas")
                .flatMap(value -> value.object(PlaylistReader::quotas))
                .orElse(Map.of());
        if (sealed) {
            sealedAt = members.need("sealedAt").flatMap(Value::instant).orElse(null);
        }
        names.noteUnused();
        return new Playlist(
                id, version, nodes, validity.first(), validity.last(), timezone, clips, schedule, filler, quotas);
    }

    private static Optional<String> node(Value value) {
        boolean every = value.findText().filter(EVERY_NODE::equals).isPresent();
        return every ? Optional.of(EVERY_NODE) : value.id();
    }

    private List<Clip> clips(Value value) {
        Optional<List<Value>> entries = value.list(1, Optional::of);
        entries.ifPresentOrElse(names::declare, names::declareUnreadable);
        TakenIds taken = new TakenIds();
        return entries.orElse(List.of()).stream()
                .map(entry -> entry.object(members -> new ClipReader(members, sealed, taken).read())
                        .orElse(ClipReader.UNREADABLE))
                .toList();
    }

    private List<Slot> schedule(Value value) {
        List<Value> entries = value.list(1, Optional::of).orElseGet(() -> {
            names.missReferences();
            return List.of();
        });
        TakenIds taken = new TakenIds();
        for (int i = 0; i < entries.size(); i++) {
            slot(i, entries.get(i), taken);
        }
        return slots.stream().map(SlotReading::slot).toList();
    }

    private void slot(int index, Value value, TakenIds taken) {
        Optional<SlotReader> read = value.object(members -> new SlotReader(members, names, taken));
        read.ifPresentOrElse(
                slot -> {
                    slots.add(new SlotReading(index, slot.slot(), !value.hasErrors(), slot.daysAreWhole()));
                    lunarDays.addAll(slot.lunarDays());
                },
                names::missReferences);
    }

    private static Map<String, Integer> quotas(Members members) {
        return members.find("language")
                .flatMap(value -> value.map(PlaylistReader::quota))
                .orElse(Map.of());
    }

    private static Optional<Integer> quota(Value.Entry entry) {
        if (!LanguageTag.isKnown(entry.name())) {
            entry.value().error("language", Value.shown(entry.name()));
        }
        return entry.value().integer(0, 100);
    }
}
