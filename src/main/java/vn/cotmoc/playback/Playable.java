// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.Moment;

/**
 * Which clips can be played: those whose file is there and did not fail. One that failed is passed over until its file changes or
 * an hour has gone, as its trouble may have been the disk's or the machine's. One thread.
 */
final class Playable {
    private static final long HELD_BACK_NS = Duration.ofHours(1).toNanos();

    private final ClipFiles media;
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    private record Failure(BadClip clip, long edition, long atNs) {}

    Playable(ClipFiles media) {
        this.media = media;
    }

    void fail(Clip clip, BadClip.Trouble trouble, Moment now) {
        var bad = new BadClip(clip.id(), trouble);
        failures.put(Programme.sha256(clip), new Failure(bad, media.edition(clip), now.monotonicNs()));
    }

    /** It was shown from beginning to end. */
    void succeed(Clip clip) {
        failures.remove(Programme.sha256(clip));
    }

    /** Those of a programme that failed when they were last tried. */
    List<BadClip> failed(Programme programme) {
        return failures.values().stream()
                .map(Failure::clip)
                .filter(bad -> programme
                        .playlist()
                        .findClip(bad.clip())
                        .filter(clip -> failures.containsKey(Programme.sha256(clip)))
                        .isPresent())
                .toList();
    }

    /** What gets a clip ready; empty where its file is not there. */
    Optional<Order.Preroll> preroll(long play, Clip clip, boolean urgent) {
        Clip.Media sealed = clip.media();
        return sealed == null
                ? Optional.empty()
                : media.find(clip)
                        .map(file -> new Order.Preroll(
                                play,
                                file,
                                clip.kind(),
                                sealed.width(),
                                sealed.height(),
                                clip.fit(),
                                clip.audio(),
                                urgent,
                                false,
                                sealed.bytes()));
    }

    /** What the schedule asks, by the id of a clip. */
    Predicate<String> in(Programme programme, Moment now) {
        return id -> programme
                .playlist()
                .findClip(id)
                .filter(clip -> !isHeldBack(clip, now.monotonicNs()))
                .flatMap(media::find)
                .isPresent();
    }

    private boolean isHeldBack(Clip clip, long nowNs) {
        Failure failure = failures.get(Programme.sha256(clip));
        return failure != null && failure.edition() == media.edition(clip) && nowNs - failure.atNs() <= HELD_BACK_NS;
    }
}
