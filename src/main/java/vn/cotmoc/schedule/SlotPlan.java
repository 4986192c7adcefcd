// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;

/**
 * A slot made ready for deciding.
 *
 * @param index its place in the file, which decides between equals
 * @param clips in file order
 * @param turns in which order they come
 * @param fingerprint equal where playlist, slot, clips, order and weights are: then a new version goes on where the old one was
 */
record SlotPlan(int index, Slot slot, Rank rank, List<Clip> clips, AirDays days, Turns turns, String fingerprint) {
    static SlotPlan of(int index, Slot slot, Playlist playlist) {
        List<Clip> clips = slot.clips().stream()
                .map(id -> playlist.findClip(id).orElseThrow())
                .toList();
        List<Integer> weights = slot.clips().stream()
                .map(id -> slot.weights().getOrDefault(id, 1))
                .toList();
        return new SlotPlan(
                index,
                slot,
                Rank.of(slot),
                clips,
                new AirDays(slot, playlist),
                Turns.of(slot, weights, playlist.id()),
                Fingerprint.of(playlist.id(), slot.id(), slot.order(), slot.clips(), weights));
    }

    String id() {
        return slot.id();
    }

    boolean isAt() {
        return rank.isAt();
    }

    Duration waitFor() {
        return slot.waitFor();
    }

    boolean hasClipValidOn(LocalDate day) {
        return clips.stream().anyMatch(clip -> clip.isValidOn(day));
    }
}
