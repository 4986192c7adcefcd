// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.document.Places;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;

/**
 * What came of reading a playlist: the playlist, or what of it could be read, and all its defects.
 *
 * @param draft the playlist as far as it was read: what is wrong or missing stands at its default, or is empty; clips keep
 *     their places in the list; null where the file has no object to read at all
 * @param slots in file order, also those with defects
 * @param lunarDays every lunar day that was read, whatever else is wrong with its slot
 * @param errors in file order; none: the playlist is accepted
 * @param warnings in file order
 * @param places where each value stands, for defects found later
 * @param sealedAt of a sealed payload; null for a file written by hand
 */
public record Reading(
        @Nullable Playlist draft,
        List<SlotReading> slots,
        List<LunarDayReading> lunarDays,
        List<Problem> errors,
        List<Problem> warnings,
        Places places,
        @Nullable Instant sealedAt) {
    public Reading {
        slots = List.copyOf(slots);
        lunarDays = List.copyOf(lunarDays);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * A slot as far as it was read.
     *
     * @param index in the list {@code schedule}
     * @param whole whether nothing in it is wrong
     * @param daysWhole whether nothing is wrong with what gives its days: rule, {@code from}, {@code until},
     *     {@code except}, {@code also}, {@code rerun}
     */
    public record SlotReading(int index, Slot slot, boolean whole, boolean daysWhole) {
        public String pointer() {
            return "/schedule/" + index;
        }
    }

    public record LunarDayReading(String pointer, Slot.LunarDay day) {}

    /** The playlist; empty if it has errors. */
    public Optional<Playlist> findPlaylist() {
        return errors.isEmpty() ? Optional.ofNullable(draft) : Optional.empty();
    }

    /**
     * The playlist.
     *
     * @throws Fault REFUSED {@code playlist-refused}, with all errors and warnings
     */
    public Playlist playlist() {
        return findPlaylist().orElseThrow(() -> Fault.refusedFile("playlist-refused", errors, warnings, places.file()));
    }
}
