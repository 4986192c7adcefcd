// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;

/**
 * A playlist written down for a test and what becomes of it: {@code clips} has a line {@code ID SECONDS [MEMBERS]} for each,
 * {@code schedule} a slot a line as in a file; the still {@code the-cho} is the last filler.
 */
final class Written {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final StringBuilder head = new StringBuilder();
    private final Map<String, Long> durationsMs = new LinkedHashMap<>();
    private final StringBuilder clips = new StringBuilder();
    private String filler = "the-cho";
    private String zone = "Asia/Ho_Chi_Minh";
    private String schedule = "";
    private int version = 1;

    static Written clips(String lines) {
        Written written = new Written();
        lines.lines().forEach(line -> written.clip(line.strip().split(" ", 3)));
        return written;
    }

    private void clip(String... words) {
        durationsMs.put(words[0], Math.round(Double.parseDouble(words[1]) * 1000));
        clips.append("  - {id: %s, title: T, file: m/%s.mp4, topic: khac, language: vi, source: tinh%s}%n"
                .formatted(words[0], words[0], words.length > 2 ? ", " + words[2] : ""));
    }

    Written schedule(String lines) {
        schedule =
                lines.lines().map(line -> "  - {slot: " + line.strip() + "}\n").reduce("", String::concat);
        return this;
    }

    /** Filler videos before the still. */
    Written filler(String ids) {
        filler = ids + ", the-cho";
        return this;
    }

    Written zone(String id) {
        zone = id;
        return this;
    }

    /** A further member of the playlist. */
    Written with(String member) {
        head.append(member).append('\n');
        return this;
    }

    Written version(int number) {
        version = number;
        return this;
    }

    Playlist playlist() {
        String yaml = "playlist: mau\nversion: %d\nnodes: [\"*\"]\ntimezone: %s\n%sclips:\n%s"
                        .formatted(version, zone, head, clips)
                + "  - {id: the-cho, title: T, file: m/c.png, topic: khac, language: vi, source: tinh}\n"
                + "schedule:\n%sfiller: [%s]\n".formatted(schedule, filler);
        return timed(PlaylistFile.read("mau.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .playlist());
    }

    Schedule schedule() {
        return Schedule.of(playlist(), Screen.alone("*", zone()));
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(zone()).toInstant();
    }

    /** What is on air from a local time on: {@code 06:00:00-06:00:30 clip slot}, {@code !} after a cut end. */
    List<String> plays(String from, String length) {
        return plays(schedule(), from, length, clip -> true);
    }

    List<String> plays(Schedule made, String from, String length, Predicate<String> playable) {
        Instant start = at(from);
        Preview.Standing anew = Preview.Standing.anew(made, start);
        Preview.Standing standing = new Preview.Standing(made, anew.history(), null, start, playable);
        List<String> lines = new ArrayList<>();
        Preview.plays(List.of(standing), start, start.plus(Duration.parse("PT" + length)))
                .forEachRemaining(play -> lines.add(line(play.due())));
        return lines;
    }

    String line(Due due) {
        return "%s-%s%s %s %s"
                .formatted(
                        text(due.start()),
                        text(due.end()),
                        due.cut() ? "!" : "",
                        due.clip().id(),
                        due.slot());
    }

    String text(Instant instant) {
        return TIME.format(instant.atZone(zone()));
    }

    private Playlist timed(Playlist read) {
        return read.withClips(read.clips().stream()
                .map(clip -> clip.withDurationMs(durationsMs.getOrDefault(clip.id(), clip.durationMs())))
                .toList());
    }
}
