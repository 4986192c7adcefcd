// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.media.Footage;
import vn.cotmoc.playback.BadClip;
import vn.cotmoc.playback.Vitals;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.Moment;

/**
 * Which clips are not as a clip should be: they give no picture, stop in the middle, are black, never move, or their file is
 * damaged. A clip is well again when it has been shown as it should be, or is in the playlist no more.
 */
public final class ClipCheck implements Check {
    private final Supplier<List<Vitals>> screens;
    private final Supplier<List<String>> missing;
    private final Supplier<Set<String>> playlist;
    private final Function<Clip, Optional<Footage>> footage;
    private final Map<String, ClipEye> eyes = new HashMap<>();

    /**
     * @param missing clips on air whose file is missing or damaged
     * @param playlist the clips of the playlist on air
     * @param footage what a film's file shows; empty: not known, or not yet; it is asked again
     */
    public ClipCheck(
            Supplier<List<Vitals>> screens,
            Supplier<List<String>> missing,
            Supplier<Set<String>> playlist,
            Function<Clip, Optional<Footage>> footage) {
        this.screens = screens;
        this.missing = missing;
        this.playlist = playlist;
        this.footage = footage;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        missing.get().forEach(clip -> symptoms.add(Symptom.of(Trouble.CLIP_DAMAGED, clip)));
        Set<String> clips = playlist.get();
        for (Vitals screen : screens.get()) {
            String id = screen.screen();
            screen.badClips().forEach(bad -> symptoms.add(Symptom.on(id, trouble(bad), bad.clip())));
            ClipEye eye = eyes.computeIfAbsent(id, any -> new ClipEye(footage));
            eye.look(screen);
            eye.keepOnly(clips);
            eye.bad().forEach((clip, trouble) -> symptoms.add(Symptom.on(id, trouble, clip)));
        }
        return symptoms;
    }

    private static Trouble trouble(BadClip bad) {
        return switch (bad.trouble()) {
            case NO_PICTURE -> Trouble.CLIP_NO_PICTURE;
            case STALLED -> Trouble.CLIP_STALLED;
        };
    }
}
