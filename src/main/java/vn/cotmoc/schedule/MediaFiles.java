// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.HouseFormat;
import vn.cotmoc.media.Probe;
import vn.cotmoc.playlist.Clip;

/**
 * The media beside a playlist's file.
 *
 * @param playlist the playlist's file, from whose folder they are named
 */
public record MediaFiles(Path playlist) implements ClipMedia {
    @Override
    public Look look(Clip clip) {
        Path file = playlist.resolveSibling(clip.file());
        if (!Files.isRegularFile(file)) {
            return new Missing();
        }
        try {
            return judge(clip, Probe.look(file));
        } catch (Fault unknown) {
            if (unknown.category() != Category.REFUSED) {
                throw unknown;
            }
            return new Unfit(unknown.sentence());
        }
    }

    private static Look judge(Clip clip, Facts facts) {
        List<Text> defects = HouseFormat.findDefects(facts);
        if (!defects.isEmpty()) {
            return new Unfit(joined(defects));
        }
        Facts.Picture picture = facts.picture();
        boolean still = picture != null && picture.still();
        if (picture == null || still != (clip.kind() == Clip.Kind.STILL)) {
            return new Unfit(Text.of(still ? "schedule.still-as-video" : "schedule.video-as-still"));
        }
        return new Playable(still ? clip.durationMs() : picture.durationMs(), facts);
    }

    private static Text joined(List<Text> defects) {
        return defects.stream()
                .reduce((all, next) -> Text.of("schedule.and", all, next))
                .orElseThrow();
    }
}
