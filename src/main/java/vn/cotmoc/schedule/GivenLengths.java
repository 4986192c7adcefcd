// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Durations;

/**
 * Lengths given in place of media, which then need not exist. A video without one is looked for after all; a still is shown
 * as long as its playlist says.
 *
 * @param others the media themselves
 */
public record GivenLengths(Durations durations, ClipMedia others) implements ClipMedia {
    @Override
    public Look look(Clip clip) {
        if (clip.kind() == Clip.Kind.STILL) {
            return new Playable(clip.durationMs(), null);
        }
        return durations
                .findMs(clip.id())
                .<Look>map(ms -> new Playable(ms, null))
                .orElseGet(() -> others.look(clip));
    }
}
