// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/**
 * What fills when no clip of a slot starts: the next filler video in rotation; where that does not fit the longest that
 * does, which is no turn; else the first still, until something is due.
 */
final class Filling {
    private final List<Clip> videos;
    private final List<Clip> stills;
    private final String fingerprint;
    private final Turns turns;
    private final Cuts cuts;
    private final Bounds bounds;
    private final Gap gap;

    Filling(Playlist playlist, Cuts cuts, Bounds bounds, Gap gap) {
        List<Clip> filler = playlist.filler().stream()
                .map(id -> playlist.findClip(id).orElseThrow())
                .toList();
        this.videos =
                filler.stream().filter(clip -> clip.kind() == Clip.Kind.VIDEO).toList();
        this.stills =
                filler.stream().filter(clip -> clip.kind() == Clip.Kind.STILL).toList();
        this.fingerprint = Fingerprint.of(playlist.id(), playlist.filler());
        this.turns = new SequenceTurns(videos.size());
        this.cuts = cuts;
        this.bounds = bounds;
        this.gap = gap;
    }

    /**
     * A filler clip.
     *
     * @param after the history once it has started
     */
    record Fill(Clip clip, Instant end, History after) {
        boolean isStill() {
            return clip.kind() == Clip.Kind.STILL;
        }
    }

    /** Empty when not even a still can be played. */
    Optional<Fill> fill(Question question) {
        return next(question).or(() -> longest(question)).or(() -> still(question));
    }

    private Optional<Fill> next(Question question) {
        Rotation rotation = question.history().rotation(Due.FILLER_SLOT, fingerprint);
        return turns.findNext(rotation, i -> question.mayShow(videos.get(i)))
                .filter(turn -> fits(question, videos.get(turn.clip())))
                .map(turn -> start(question, videos.get(turn.clip()), turn.after()));
    }

    private Optional<Fill> longest(Question question) {
        Rotation unmoved = question.history().rotation(Due.FILLER_SLOT, fingerprint);
        return IntStream.range(0, videos.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -videos.get(i).durationMs()))
                .map(videos::get)
                .filter(video -> question.mayShow(video) && fits(question, video))
                .findFirst()
                .map(video -> start(question, video, unmoved));
    }

    private Optional<Fill> still(Question question) {
        return stills.stream().filter(question::mayShow).findFirst().map(still -> {
            History onAir = started(question, still, Instant.MAX);
            Instant end = gap.endAfter(question.with(onAir));
            return new Fill(still, end, started(question, still, end));
        });
    }

    private boolean fits(Question question, Clip video) {
        Instant end = bounds.plannedEnd(question.now(), video.durationMs());
        return cuts.findFirst(Rank.FILLER, question.now(), end, question.history())
                .isEmpty();
    }

    private Fill start(Question question, Clip video, Rotation rotation) {
        Instant end = bounds.plannedEnd(question.now(), video.durationMs());
        History.LastPlay play = new History.LastPlay(Rank.FILLER, question.now(), end, null);
        return new Fill(video, end, question.history().started(video, Due.FILLER_SLOT, rotation, play));
    }

    private static History started(Question question, Clip still, Instant end) {
        return question.history().started(still, new History.LastPlay(Rank.FILLER, question.now(), end, null));
    }
}
