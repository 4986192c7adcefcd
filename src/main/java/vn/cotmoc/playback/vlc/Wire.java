// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/**
 * Orders and reports as lines of JSON: {@code {"is":"flip","play":7,"atNs":123}}. Both ends are of one build, so a line that
 * cannot be read is a defect.
 */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static String line(Order order) {
        ObjectNode line = JSON.createObjectNode();
        if (order instanceof Order.Preroll preroll) {
            line.put("is", "preroll").put("play", preroll.play());
            line.put("file", preroll.file().toString());
            line.put("kind", preroll.kind().name()).put("fit", preroll.fit().name());
            line.put("width", preroll.width()).put("height", preroll.height());
            line.put("audio", preroll.audio()).put("urgent", preroll.urgent()).put("loops", preroll.loops());
            line.put("bytes", preroll.bytes());
        } else if (order instanceof Order.Flip flip) {
            line.put("is", "flip").put("play", flip.play()).put("atNs", flip.atNs());
        } else if (order instanceof Order.Drop drop) {
            line.put("is", "drop").put("play", drop.play());
        } else if (order instanceof Order.Dark dark) {
            line.put("is", "dark").put("play", dark.play()).put("atNs", dark.atNs());
        } else if (order instanceof Order.Standby) {
            line.put("is", "standby");
        } else if (order instanceof Order.Mute mute) {
            line.put("is", "mute").put("on", mute.on());
        }
        return line.toString();
    }

    static Order order(String text) {
        JsonNode line = parse(text);
        long play = line.path("play").longValue();
        long atNs = line.path("atNs").longValue();
        return switch (line.path("is").textValue()) {
            case "preroll" ->
                new Order.Preroll(
                        play,
                        Path.of(line.path("file").textValue()),
                        Clip.Kind.valueOf(line.path("kind").textValue()),
                        line.path("width").intValue(),
                        line.path("height").intValue(),
                        Clip.Fit.valueOf(line.path("fit").textValue()),
                        line.path("audio").booleanValue(),
                        line.path("urgent").booleanValue(),
                        line.path("loops").booleanValue(),
                        line.path("bytes").longValue());
            case "flip" -> new Order.Flip(play, atNs);
            case "drop" -> new Order.Drop(play);
            case "dark" -> new Order.Dark(play, atNs);
            case "standby" -> new Order.Standby();
            case "mute" -> new Order.Mute(line.path("on").booleanValue());
            default -> throw new IllegalArgumentException("no order: " + text);
        };
    }

    static String line(Report report) {
        ObjectNode line = JSON.createObjectNode();
        if (report instanceof Report.Ready) {
            line.put("is", "ready");
        } else if (report instanceof Report.Prerolled prerolled) {
            line.put("is", "prerolled").put("play", prerolled.play());
        } else if (report instanceof Report.Failed failed) {
            line.put("is", "failed").put("play", failed.play()).put("why", failed.why());
        } else if (report instanceof Report.OnGlass onGlass) {
            line.put("is", "onGlass").put("play", onGlass.play()).put("atNs", onGlass.atNs());
            line.put("lateNs", onGlass.lateNs()).put("heldNs", onGlass.heldNs());
        } else if (report instanceof Report.Progress progress) {
            line.put("is", "progress").put("play", progress.play());
            line.put("pictures", progress.pictures()).put("lastNs", progress.lastNs());
            Lattice lattice = progress.lattice();
            line.put("lattice", lattice == null ? null : lattice.toText());
            line.put("over", progress.over());
        } else if (report instanceof Report.Gone gone) {
            line.put("is", "gone").put("cause", gone.cause().name());
        }
        return line.toString();
    }

    static Report report(String text) {
        JsonNode line = parse(text);
        long play = line.path("play").longValue();
        return switch (line.path("is").asText()) {
            case "ready" -> new Report.Ready();
            case "prerolled" -> new Report.Prerolled(play);
            case "failed" -> new Report.Failed(play, line.path("why").textValue());
            case "onGlass" ->
                new Report.OnGlass(
                        play,
                        line.path("atNs").longValue(),
                        line.path("lateNs").longValue(),
                        line.path("heldNs").longValue());
            case "progress" ->
                new Report.Progress(
                        play,
                        line.path("pictures").longValue(),
                        line.path("lastNs").longValue(),
                        lattice(line.path("lattice").textValue()),
                        line.path("over").booleanValue());
            case "gone" ->
                new Report.Gone(Report.Cause.valueOf(line.path("cause").asText()));
            default -> throw new IllegalArgumentException("no report: " + text);
        };
    }

    private static @Nullable Lattice lattice(@Nullable String text) {
        return text == null ? null : Lattice.fromText(text);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of the wire: " + text, e);
        }
    }
}
