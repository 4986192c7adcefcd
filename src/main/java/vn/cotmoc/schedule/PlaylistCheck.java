// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.media.Facts;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.Reading;

/** Everything there is to say about a playlist's file: what it says, its media, the calendar, what it leads to. */
public final class PlaylistCheck {
    private static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    /** Without its media appointments still collide at a time. */
    private static final String MEDIA_CODES = "media-";

    private final Reading reading;
    private final ClipMedia media;
    private final List<Problem> errors;
    private final List<Problem> warnings;
    private final Map<String, Facts> facts = new HashMap<>();

    private PlaylistCheck(Reading reading, ClipMedia media) {
        this.reading = reading;
        this.media = media;
        this.errors = new ArrayList<>(reading.errors());
        this.warnings = new ArrayList<>(reading.warnings());
    }

    /**
     * What checking came to.
     *
     * @param file as its user named it
     * @param draft the playlist with the lengths of its clips; empty when it has errors
     * @param facts of the clips whose files were looked at, by clip id
     * @param errors in file order
     * @param warnings in file order
     */
    public record Checked(
            String file,
            Optional<Playlist> draft,
            Map<String, Facts> facts,
            List<Problem> errors,
            List<Problem> warnings) {
        public Checked {
            facts = Map.copyOf(facts);
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        /**
         * The playlist, its clips with their lengths.
         *
         * @throws Fault REFUSED {@code playlist-refused}, with all errors and warnings
         */
        public Playlist playlist() {
            return draft.orElseThrow(() -> Fault.refusedFile("playlist-refused", errors, warnings, file));
        }
    }

    /** Checks a playlist written by hand, its media beside it. */
    public static Checked check(Path file, Instant now) {
        return check(PlaylistFile.read(file), beside(file), now);
    }

    /** The media beside a playlist's file. */
    public static ClipMedia beside(Path file) {
        return new MediaFiles(file);
    }

    /**
     * Checks a playlist that was read.
     *
     * @param now its day in the playlist's zone is that from which it is looked ahead
     */
    public static Checked check(Reading reading, ClipMedia media, Instant now) {
        return new PlaylistCheck(reading, media).run(now);
    }

    /** The same without looking ahead: whether it is accepted, and its clips' lengths. */
    public static Checked accept(Reading reading, ClipMedia media, Instant now) {
        PlaylistCheck check = new PlaylistCheck(reading, media);
        Playlist draft = reading.draft();
        return draft == null ? check.result(Optional.empty()) : check.result(Optional.of(check.read(draft, now)));
    }

    private Checked run(Instant now) {
        Playlist draft = reading.draft();
        if (draft == null) {
            return result(Optional.empty());
        }
        Playlist timed = read(draft, now);
        if (errors.stream().allMatch(error -> error.code().startsWith(MEDIA_CODES))) {
            Outlook outlook = new Outlook(reading.places(), timed, day(draft, now));
            warnings.addAll(outlook.calendarWarnings());
            if (errors.isEmpty()) {
                warnings.addAll(outlook.playWarnings());
            }
        }
        return result(Optional.of(timed));
    }

    /** What file, calendar and media have against it; with the lengths of its clips. */
    private Playlist read(Playlist draft, Instant now) {
        CalendarCheck calendar = new CalendarCheck(reading, draft, day(draft, now));
        errors.addAll(calendar.errors());
        warnings.addAll(calendar.warnings());
        return timed(draft);
    }

    private Checked result(Optional<Playlist> timed) {
        errors.sort(IN_FILE_ORDER);
        warnings.sort(IN_FILE_ORDER);
        return new Checked(
                reading.places().file(), errors.isEmpty() ? timed : Optional.empty(), facts, errors, warnings);
    }

    private static LocalDate day(Playlist draft, Instant now) {
        return now.atZone(draft.timezone()).toLocalDate();
    }

    private Playlist timed(Playlist draft) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < draft.clips().size(); i++) {
            Clip clip = draft.clips().get(i);
            clips.add(clip.file().isEmpty() ? clip : timed(clip, "/clips/" + i + "/file"));
        }
        return draft.withClips(clips);
    }

    private Clip timed(Clip clip, String pointer) {
        ClipMedia.Look look = media.look(clip);
        if (look instanceof ClipMedia.Playable playable) {
            if (playable.facts() != null) {
                facts.put(clip.id(), playable.facts());
            }
            return clip.withDurationMs(playable.durationMs());
        }
        if (look instanceof ClipMedia.Unfit unfit) {
            errors.add(reading.places().problem(pointer, "media-format", unfit.defects(), clip.file()));
        } else {
            errors.add(reading.places().problem(pointer, "media-missing", clip.file()));
        }
        return clip;
    }
}
