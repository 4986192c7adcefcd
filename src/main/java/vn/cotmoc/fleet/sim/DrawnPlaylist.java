// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import vn.cotmoc.playlist.ssh.NodeKey;

/** Playlists drawn by a seed, dense enough that their slots meet, sealed as an office seals them. */
final class DrawnPlaylist {
    static final String ID = "mau";
    static final String NAMESPACE = "playlist@cotmoc";

    private static final int QUARTER_MIN = 15;
    private static final int DAY_MIN = 24 * 60;
    private static final List<String> PRIORITIES = List.of("normal", "high", "emergency");
    private static final List<String> ORDERS = List.of("sequence", "shuffle", "weighted");

    private final Random random;

    DrawnPlaylist(Random random) {
        this.random = random;
    }

    /** What is signed. */
    byte[] payload(Films films, int version, List<String> nodes, Instant sealedAt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("playlist", ID).put("version", version);
        ArrayNode named = json.putArray("nodes");
        nodes.forEach(named::add);
        ArrayNode clips = json.putArray("clips");
        films.all().forEach(film -> clip(clips.addObject(), film));
        ArrayNode schedule = json.putArray("schedule");
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            slot(schedule.addObject().put("slot", "s" + i), films);
        }
        ArrayNode filler = json.putArray("filler");
        List<Films.Film> all = films.all();
        filler.add(all.get(0).id()).add(all.get(all.size() - 1).id());
        json.put("sealedAt", sealedAt.truncatedTo(ChronoUnit.MILLIS).toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void clip(ObjectNode clip, Films.Film film) {
        clip.put("id", film.id()).put("title", film.id()).put("file", film.id() + (film.still() ? ".png" : ".mp4"));
        clip.put("topic", "khac").put("language", "vi").put("source", "tinh");
        clip.put("kind", film.still() ? "still" : "video").put("sha256", film.sha256());
        clip.put("bytes", film.content().length()).put("durationMs", film.durationMs());
        clip.put("width", 1280).put("height", 720);
    }

    private void slot(ObjectNode slot, Films films) {
        List<String> ids = new ArrayList<>();
        films.all().stream().filter(film -> !film.still()).map(Films.Film::id).forEach(ids::add);
        Collections.shuffle(ids, random);
        ArrayNode clips = slot.putArray("clips");
        ids.subList(0, 1 + random.nextInt(3)).forEach(clips::add);
        slot.put("priority", PRIORITIES.get(random.nextInt(PRIORITIES.size())));
        if (random.nextBoolean()) {
            times(slot.putArray("at"));
            slot.put("start", random.nextBoolean() ? "hard" : "soft").put("wait", random.nextInt(12) + "m");
        } else {
            int from = random.nextInt(DAY_MIN / QUARTER_MIN) * QUARTER_MIN;
            int to = (from + (1 + random.nextInt(80)) * QUARTER_MIN) % DAY_MIN;
            slot.putArray("between").add(time(from)).add(time(to));
            slot.put("order", ORDERS.get(random.nextInt(ORDERS.size())));
        }
    }

    private void times(ArrayNode at) {
        for (int minute = random.nextInt(DAY_MIN / 4);
                minute < DAY_MIN;
                minute += (1 + random.nextInt(24)) * QUARTER_MIN) {
            at.add(time(minute));
        }
    }

    private static String time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L).toString();
    }

    /** The sealed file. */
    static byte[] seal(byte[] payload, NodeKey key, String namespace) {
        return file(payload, key.sign(payload, namespace).armoured());
    }

    /** The same with a signature that is not its own, or none. */
    static byte[] file(byte[] payload, String signature) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("signature", signature)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
