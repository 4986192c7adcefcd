// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Play;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playlist.ssh.NodeKey;

/**
 * The journal that a node would have written: plays from 06:00 to 22:00 of each day, spread evenly, nine of ten complete, and a
 * {@code day} row each night. The same seed gives the same rows.
 */
public final class SampleJournal {
    /** Of a node, and in all: neighbouring gates share their clips. */
    static final int CLIPS = 41;

    private static final long OPEN_MS = 16 * 3_600_000L;
    static final String SCREEN = "ngoai-troi";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<String> TOPICS =
            List.of("bien-gioi", "kinh-te-xa-hoi", "tiem-nang", "hoi-nhap", "dat-nuoc", "huu-nghi", "chinh-sach");
    private static final List<String> LANGUAGES = List.of("vi", "vi", "vi", "km", "en");
    private static final List<String> SOURCES = List.of("tinh", "bo", "dai");

    private final String node;
    private final String site;
    private final LocalDate first;
    private final int days;
    private final long plays;
    private final Random random;
    private final String log;
    private final RowForm form = new RowForm(ZONE);
    private final Chain chain;
    private Instant at;
    private long seq;

    /**
     * A journal not written yet.
     *
     * @param site the code of the site that the node stands at
     * @param first its first day
     * @param plays on all days together
     */
    public SampleJournal(String node, String site, LocalDate first, int days, long plays, long seed) {
        this.node = node;
        this.site = site;
        this.first = first;
        this.days = days;
        this.plays = plays;
        this.random = new Random(seed);
        this.log = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
        this.chain = Chain.genesis(log);
        this.at = first.atStartOfDay(ZONE).toInstant();
    }

    /** Writes it as NDJSON; tells how many rows those were. */
    public long write(OutputStream out) throws IOException {
        append(form.site(new Site(site, site, "Tây Ninh", null)), out);
        long done = 0;
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            Instant opens = date.atTime(6, 0).atZone(ZONE).toInstant();
            long today = plays * (day + 1) / days - done;
            for (long i = 0; i < today; i++) {
                Play play = play(opens.plusMillis(OPEN_MS * i / today), Math.max(2_000, OPEN_MS / today));
                at = play.endedAt();
                append(form.play(play), out);
            }
            done += today;
            at = date.plusDays(1).atStartOfDay(ZONE).toInstant();
            append(form.day(new Entry.DayEnded(SCREEN, date, OPEN_MS, 0)), out);
        }
        return seq;
    }

    /** The head at its end, signed by the node. */
    public HeadFile head(NodeKey key) {
        return HeadFile.sign(new Head(node, log, seq, chain.hex(), RowTime.text(at, ZONE)), key);
    }

    private Play play(Instant start, long clipMs) {
        Entry.Showing showing = showing(random.nextInt(CLIPS), start, clipMs);
        boolean complete = random.nextInt(10) > 0;
        long airtimeMs = complete ? clipMs : random.nextLong(clipMs);
        return new Play(
                showing,
                start,
                start.plusMillis(airtimeMs),
                airtimeMs,
                complete ? Entry.Outcome.COMPLETE : Entry.Outcome.INTERRUPTED,
                complete ? null : Entry.Reason.MACHINE,
                random.nextInt(20) > 0 ? Entry.Proof.PANEL : Entry.Proof.OUTPUT,
                true);
    }

    /** A clip with facts of its own, on air at an instant. */
    static Entry.Showing showing(int clip, Instant start, long clipMs) {
        boolean news = clip % 5 == 0;
        return new Entry.Showing(
                SCREEN,
                "clip-" + clip,
                "%064x".formatted(clip),
                "Phân giới cắm mốc biên giới đất liền, phần " + clip,
                TOPICS.get(clip % TOPICS.size()),
                LANGUAGES.get(clip % LANGUAGES.size()),
                SOURCES.get(clip % SOURCES.size()),
                clip + "/GP-SVHTTDL",
                "2025-10-20",
                "mau",
                1,
                news ? "gio-tin" : "trong-ngay",
                news ? "at" : "between",
                news ? "high" : "normal",
                start,
                clipMs);
    }

    private void append(ObjectNode row, OutputStream out) throws IOException {
        seq++;
        form.head(row, node, log, seq, at);
        chain.append(row);
        out.write(CanonicalJson.bytes(row));
        out.write('\n');
    }
}
