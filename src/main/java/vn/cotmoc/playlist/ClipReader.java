// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.cotmoc.document.DateRange;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Clip.Approval;
import vn.cotmoc.playlist.Clip.Fit;
import vn.cotmoc.playlist.Clip.Kind;
import vn.cotmoc.playlist.Clip.Media;
import vn.cotmoc.playlist.Clip.Source;

/** Reads one clip. */
final class ClipReader {
    private static final Duration DEFAULT_STILL = Duration.ofSeconds(10);
    private static final Pattern STILL =
            Pattern.compile(".*\\.(png|jpg|jpeg)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    // Playlists are written on Windows machines too.
    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:).*", Pattern.DOTALL);

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Stands where there is no clip to be read, so that the others keep their places in the list. */
    static final Clip UNREADABLE = new Clip(
            "", "", "", "", "", Source.KHAC, null, null, null, Kind.STILL, 1, true, Fit.CONTAIN, 0, null, null);

    private final Members members;
    private final boolean sealed;
    private final TakenIds taken;

    ClipReader(Members members, boolean sealed, TakenIds taken) {
        this.members = members;
        this.sealed = sealed;
        this.taken = taken;
    }

    Clip read() {
        String id = members.need("id").flatMap(taken::read).orElse("");
        String title = members.need("title").flatMap(Value::text).orElse("");
        Optional<String> file = members.need("file").flatMap(ClipReader::file);
        String topic = members.need("topic").flatMap(ClipReader::topic).orElse("");
        String language = members.need("language").flatMap(ClipReader::language).orElse("");
        Source source = members.need("source")
                .flatMap(value -> value.oneOf(Source.class))
                .orElse(Source.KHAC);
        Approval approval = members.find("approval")
                .flatMap(value -> value.object(ClipReader::approval))
                .orElse(null);
        DateRange validity = DateRange.read(members, "validFrom", "validUntil");
        Optional<Kind> kind = sealed ? sealedKind() : file.map(ClipReader::kind);
        long shownMs = shownMs(kind, file.orElse(""));
        boolean audio = members.find("audio").flatMap(Value::truth).orElse(true);
        Fit fit = members.find("fit").flatMap(value -> value.oneOf(Fit.class)).orElse(Fit.CONTAIN);
        int maxPerHour = members.find("maxPerHour")
                .flatMap(value -> value.integer(1, Integer.MAX_VALUE))
                .orElse(0);
        Duration minGap = members.find("minGap").flatMap(Value::duration).orElse(null);
        Media media = sealed ? media() : null;
        return new Clip(
                id,
                title,
                file.orElse(""),
                topic,
                language,
                source,
                approval,
                validity.first(),
                validity.last(),
                kind.orElse(Kind.STILL),
                sealed ? sealedMs() : shownMs,
                audio,
                fit,
                maxPerHour,
                minGap,
                media);
    }

    private static Optional<String> file(Value value) {
        Optional<String> file = value.text();
        if (file.isPresent() && ABSOLUTE.matcher(file.get()).matches()) {
            value.error("wrong-type", Text.of("playlist.relative-path"), Text.of("playlist.absolute-path"));
            return Optional.empty();
        }
        return file;
    }

    private static Optional<String> topic(Value value) {
        Optional<String> topic = value.id();
        topic.filter(id -> !Topics.IDS.contains(id)).ifPresent(id -> value.warning("unknown-topic", id));
        return topic;
    }

    private static Optional<String> language(Value value) {
        return value.parsed("language", text -> Optional.of(text).filter(LanguageTag::isKnown));
    }

    private static Approval approval(Members members) {
        String number = members.need("number").flatMap(Value::text).orElse("");
        LocalDate date = members.need("date").flatMap(Value::date).orElse(LocalDate.EPOCH);
        return new Approval(number, date);
    }

    private static Kind kind(String file) {
        return STILL.matcher(file).matches() ? Kind.STILL : Kind.VIDEO;
    }

    private Optional<Kind> sealedKind() {
        return members.need("kind").flatMap(value -> value.oneOf(Kind.class));
    }

    /** How long a still is shown; nothing is known of a video yet. */
    private long shownMs(Optional<Kind> kind, String file) {
        boolean video = kind.filter(Kind.VIDEO::equals).isPresent();
        Optional<Value> value = members.find("duration");
        if (video) {
            value.ifPresent(misplaced -> misplaced.error("member-misplaced", "duration", Value.shown("file: " + file)));
            return 0;
        }
        return value.flatMap(ClipReader::someTime).orElse(DEFAULT_STILL).toMillis();
    }

    private static Optional<Duration> someTime(Value value) {
        Optional<Duration> duration = value.duration();
        duration.filter(Duration::isZero)
                .ifPresent(zero -> value.error("duration", value.findText().orElse("")));
        return duration;
    }

    private long sealedMs() {
        return members.need("durationMs")
                .flatMap(value -> value.integer(1, Long.MAX_VALUE))
                .orElse(1L);
    }

    private Media media() {
        String sha256 = members.need("sha256").flatMap(ClipReader::sha256).orElse("");
        long bytes = members.need("bytes")
                .flatMap(value -> value.integer(1, Long.MAX_VALUE))
                .orElse(1L);
        return new Media(sha256, bytes, pixels("width"), pixels("height"));
    }

    private static Optional<String> sha256(Value value) {
        return value.parsed("sha256", text -> Optional.of(text).filter(SHA256.asMatchPredicate()));
    }

    private int pixels(String name) {
        return members.need(name)
                .flatMap(value -> value.integer(1, Integer.MAX_VALUE))
                .orElse(1);
    }
}
