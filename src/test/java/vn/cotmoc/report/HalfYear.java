// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.ssh.NodeKey;

/** Half a year of Mộc Bài and Xa Mát with 41 clips, drawn from a seed and kept in a database as nodes would have sent it. */
final class HalfYear {
    static final int CLIPS = 41;
    private static final List<String> TOPICS = List.of("bien-gioi", "tiem-nang", "hoi-nhap", "huu-nghi", "chinh-sach");
    private static final List<String> LANGUAGES = List.of("vi", "vi", "km", "en");
    private static final List<String> OUTCOMES =
            List.of("complete", "complete", "complete", "complete", "complete", "cut", "failed", "interrupted");
    private static final List<String> PROOFS = List.of("panel", "output", "none");

    /** One play as it was drawn. */
    record Play(LocalDate day, String node, String clip, String topic, String outcome, String proof, long airtimeMs) {}

    final List<Play> plays = new ArrayList<>();
    private final Random random;
    private final int playsPerDay;

    HalfYear(long seed, int playsPerDay) {
        this.random = new Random(seed);
        this.playsPerDay = playsPerDay;
    }

    /** Draws what the nodes sent and puts it into a new database. */
    CentralDatabase central(Path folder) throws IOException {
        CentralDatabase central = CentralDatabase.create(folder.resolve("central.db"));
        for (String node : List.of("moc-bai-1", "xa-mat-1")) {
            NodeKey key = NodeKey.open(folder.resolve(node), node);
            var log = new Log(node, "%032x".formatted(random.nextLong()));
            log.site(node.substring(0, node.length() - 2));
            for (LocalDate day = Example.H1.from(); !day.isAfter(Example.H1.to().plusDays(1)); day = day.plusDays(1)) {
                day(log, day);
            }
            central.take(node, log.rows(), log.head(key), 0, Optional.empty(), rows -> {});
        }
        return central;
    }

    private void day(Log log, LocalDate day) {
        for (int i = 0; i < playsPerDay; i++) {
            int clip = random.nextInt(CLIPS);
            String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            var play = new Play(
                    day,
                    log.node,
                    "clip-" + clip,
                    TOPICS.get(clip % TOPICS.size()),
                    outcome,
                    PROOFS.get(random.nextInt(PROOFS.size())),
                    outcome.equals("complete") ? 30_000 + clip : random.nextInt(30_000));
            log.play(play, day.atTime(6, 0).plusSeconds(i * 60L), clip);
            if (Example.H1.contains(day)) {
                plays.add(play);
            }
        }
        log.day(day);
    }

    private static final class Log {
        private final String node;
        private final String log;
        private final List<String> lines = new ArrayList<>();
        private final Chain chain;
        private String at = "";

        Log(String node, String log) {
            this.node = node;
            this.log = log;
            this.chain = Chain.genesis(log);
        }

        void site(String code) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("type", "site").put("site", code).put("name", code).put("province", "Tây Ninh");
            row.putNull("suspended");
            add(row, Example.H1.from().atStartOfDay());
        }

        void play(Play play, LocalDateTime start, int clip) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("type", "play").put("screen", "ngoai-troi").put("clip", play.clip());
            row.put("sha256", "%064x".formatted(clip))
                    .put("title", "Clip số " + clip)
                    .put("topic", play.topic());
            row.put("language", LANGUAGES.get(clip % LANGUAGES.size())).put("source", clip % 3 == 0 ? "bo" : "tinh");
            row.putObject("approval").put("number", clip + "/GP-SVHTTDL").put("date", "2025-11-20");
            row.put("playlist", "p").put("version", 1).put("slot", "trong-ngay").put("kind", "between");
            row.put("priority", "normal").put("plannedStart", time(start));
            LocalDateTime end = start.plusNanos(play.airtimeMs() * 1_000_000);
            row.put("startedAt", time(start)).put("endedAt", time(end)).put("airtimeMs", play.airtimeMs());
            row.put("clipMs", 30_000 + clip).put("outcome", play.outcome());
            row.put("reason", play.outcome().equals("complete") ? null : "stop");
            row.put("proof", play.proof()).put("clock", "synchronised");
            add(row, end);
        }

        void day(LocalDate date) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("type", "day").put("screen", "ngoai-troi").put("date", date.toString());
            row.put("openMs", 64_800_000).put("downMs", 60_000);
            add(row, date.plusDays(1).atStartOfDay());
        }

        private void add(ObjectNode row, LocalDateTime written) {
            at = time(written);
            row.put("node", node).put("log", log).put("seq", lines.size() + 1).put("at", at);
            chain.append(row);
            lines.add(CanonicalJson.text(row));
        }

        ByteArrayInputStream rows() {
            return new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        HeadFile head(NodeKey key) {
            return HeadFile.parse(
                    HeadFile.sign(new Head(node, log, lines.size(), chain.hex(), at), key)
                            .text(),
                    "head");
        }

        private static String time(LocalDateTime local) {
            return RowTime.text(local.toInstant(ZoneOffset.ofHours(7)), Playlist.DEFAULT_TIMEZONE);
        }
    }
}
