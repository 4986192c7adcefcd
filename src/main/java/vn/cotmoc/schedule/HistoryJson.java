// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.TimeOfDay;

/** A history as compact JSON: instants are epoch ms, days epoch days, times of day seconds. */
final class HistoryJson {
    /** Of another shape nothing is taken: the screen starts anew. */
    private static final int SHAPE = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryJson() {}

    static String write(History history) {
        ObjectNode json = JSON.createObjectNode().put("shape", SHAPE);
        json.put("playlist", history.activation.playlist());
        put(json, "since", history.activation.since());
        history.activation
                .carried()
                .forEach(key -> write(json.withArray("/carried").addArray(), key));
        writeBook(json, history.book);
        history.rotations.forEach(
                (slot, rotation) -> writeRotation(json.withObject("/rotations").putArray(slot), rotation));
        history.begunStretches
                .values()
                .forEach(key -> write(json.withArray("/stretches").addArray(), key));
        history.charges.forEach((rank, charges) -> {
            ObjectNode msBySlot = json.withObject("/charges").putObject(rank.name());
            for (int i = 0; i < charges.slots().size(); i++) {
                msBySlot.put(charges.slots().get(i), charges.ms().get(i));
            }
        });
        history.starts.byClip().forEach((clip, starts) -> {
            ArrayNode all = json.withObject("/starts").putArray(clip);
            starts.forEach(start -> all.add(start.toEpochMilli()));
        });
        if (history.last != null) {
            writePlay(
                    json.putArray("last"),
                    history.last.rank(),
                    history.last.start(),
                    history.last.end(),
                    history.last.key());
        }
        return json.toString();
    }

    static History read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.path("shape").asInt() == SHAPE ? read(json) : History.EMPTY;
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException unknownShape) {
            return History.EMPTY;
        }
    }

    private static History read(JsonNode json) {
        Set<Occurrence.Key> carried = new HashSet<>();
        json.path("carried").forEach(key -> carried.add(readKey(key, 0)));
        Activation activation =
                new Activation(json.path("playlist").asText(), instant(json, "since", Instant.MAX), carried);
        Map<String, Occurrence.Key> begunStretches = new HashMap<>();
        list(json.path("stretches"), key -> readKey(key, 0)).forEach(key -> begunStretches.put(key.slot(), key));
        Map<Rank, Charges> charges = new EnumMap<>(Rank.class);
        json.path("charges")
                .properties()
                .forEach(rank -> charges.put(Rank.valueOf(rank.getKey()), readCharges(rank.getValue())));
        JsonNode last = json.path("last");
        return new History(
                activation,
                readBook(json),
                map(json.path("rotations"), HistoryJson::readRotation),
                begunStretches,
                charges,
                new RecentStarts(map(json.path("starts"), starts -> list(starts, HistoryJson::instant))),
                last.isArray()
                        ? new History.LastPlay(
                                Rank.valueOf(last.path(0).asText()),
                                instant(last.path(1)),
                                instant(last.path(2)),
                                last.size() > 3 ? readKey(last, 3) : null)
                        : null);
    }

    private static Charges readCharges(JsonNode msBySlot) {
        List<String> slots = new ArrayList<>();
        msBySlot.fieldNames().forEachRemaining(slots::add);
        return new Charges(slots, list(msBySlot, JsonNode::asLong));
    }

    private static void writeBook(ObjectNode json, AppointmentBook book) {
        put(json, "settled", book.settledUntil());
        book.begunDays().forEach((time, days) -> {
            ArrayNode bounds = json.withObject("/begun").putArray(time);
            days.bounds().forEach(bounds::add);
        });
        book.going()
                .forEach(going -> write(
                        json.withArray("/going")
                                .addArray()
                                .add(going.position())
                                .add(going.lastEnd().toEpochMilli())
                                .add(going.fingerprint()),
                        going.key()));
        book.shows()
                .forEach(show -> writePlay(
                        json.withArray("/shows").addArray(), show.rank(), show.start(), show.end(), show.key()));
    }

    private static AppointmentBook readBook(JsonNode json) {
        return new AppointmentBook(
                map(json.path("begun"), days -> new DaySet(list(days, JsonNode::asLong))),
                list(
                        json.path("going"),
                        going -> new AppointmentBook.Going(
                                readKey(going, 3),
                                going.path(0).asInt(),
                                instant(going.path(1)),
                                going.path(2).asText())),
                list(
                        json.path("shows"),
                        show -> new AppointmentBook.Show(
                                Rank.valueOf(show.path(0).asText()),
                                readKey(show, 3),
                                instant(show.path(1)),
                                instant(show.path(2)))),
                instant(json, "settled", Instant.MIN));
    }

    private static void writeRotation(ArrayNode json, Rotation rotation) {
        json.add(rotation.fingerprint()).add(rotation.round()).add(rotation.position());
        rotation.credits().forEach(json::add);
    }

    private static Rotation readRotation(JsonNode json) {
        List<Long> all = list(json, JsonNode::asLong);
        return new Rotation(
                json.path(0).asText(),
                json.path(1).asInt(),
                json.path(2).asInt(),
                all.subList(Math.min(3, all.size()), all.size()));
    }

    private static void writePlay(ArrayNode json, Rank rank, Instant start, Instant end, Occurrence.@Nullable Key key) {
        json.add(rank.name()).add(start.toEpochMilli()).add(end.toEpochMilli());
        if (key != null) {
            write(json, key);
        }
    }

    private static void write(ArrayNode json, Occurrence.Key key) {
        json.add(key.slot()).add(key.day().toEpochDay()).add(key.time().second());
    }

    private static Occurrence.Key readKey(JsonNode json, int from) {
        return new Occurrence.Key(
                json.path(from).asText(),
                LocalDate.ofEpochDay(json.path(from + 1).asLong()),
                new TimeOfDay(json.path(from + 2).asInt()));
    }

    /** The far past and the far future have no ms: they are left out. */
    private static void put(ObjectNode json, String member, Instant instant) {
        if (!instant.equals(Instant.MIN) && !instant.equals(Instant.MAX)) {
            json.put(member, instant.toEpochMilli());
        }
    }

    private static Instant instant(JsonNode json, String member, Instant otherwise) {
        return json.has(member) ? instant(json.path(member)) : otherwise;
    }

    private static Instant instant(JsonNode json) {
        return Instant.ofEpochMilli(json.asLong());
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        json.forEach(each -> all.add(element.apply(each)));
        return all;
    }

    private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> value) {
        Map<String, T> all = new HashMap<>();
        json.properties().forEach(entry -> all.put(entry.getKey(), value.apply(entry.getValue())));
        return all;
    }
}
