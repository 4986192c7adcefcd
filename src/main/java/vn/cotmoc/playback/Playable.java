// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.Moment;

/**
 * Which clips can be played: those whose file is there and did not fail. One that failed is passed over until an hour has gone,
 * as its file may have been mended or its trouble have been the disk's. One thread.
 */
final class Playable {
    private static final long HELD_BACK_NS = Duration.ofHours(1).toNanos();

    private final Function<Clip, Optional<Path>> media;
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    private record Failure(BadClip clip, long atNs) {}

    Playable(Function<Clip, Optional<Path>> media) {
        this.media = media;
    }

    void fail(Clip clip, BadClip.Trouble trouble, Moment now) {
        failures.put(Programme.sha256(clip), new Failure(new BadClip(clip.id(), trouble), now.monotonicNs()));
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
                : media.apply(clip)
                        .map(file -> new Order.Preroll(
                                play,
                                file,
                                clip.kind(),
                                sealed.width(),
                                sealed.height(),
                                clip.fit(),
                                clip.audio(),
                                urgent));
    }

    /** What the schedule asks, by the id of a clip. */
    Predicate<String> in(Programme programme, Moment now) {
        return id -> programme
                .playlist()
                .findClip(id)
                .filter(clip -> !isHeldBack(Programme.sha256(clip), now.monotonicNs()))
                .flatMap(media)
                .isPresent();
    }

    private boolean isHeldBack(String sha256, long nowNs) {
        Failure failure = failures.get(sha256);
        return failure != null && nowNs - failure.atNs() <= HELD_BACK_NS;
    }
}
