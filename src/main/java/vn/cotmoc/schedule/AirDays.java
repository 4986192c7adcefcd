// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;

/**
 * On which days a slot is due: its own days, and those on which it airs again. Any thread.
 *
 * <p>Days = ((rule ∩ [{@code from}, {@code until}]) ∖ {@code except}) ∪ {@code also}; air days = days ∪ ((days + each
 * rerun) ∖ {@code except}), within the playlist's validity, which does not bound the originals behind a rerun.
 */
final class AirDays {
    private static final int CACHED_YEARS = 16;

    private final Slot slot;
    private final RuleDays rule;
    private final @Nullable LocalDate validFrom;
    private final @Nullable LocalDate validUntil;
    private final Set<LocalDate> except;
    private final Set<LocalDate> also;
    private final List<Integer> rerun;
    private final Map<Integer, BitSet> ruleDaysByYear = new ConcurrentHashMap<>();

    AirDays(Slot slot, Playlist playlist) {
        this(slot, playlist.validFrom(), playlist.validUntil());
    }

    AirDays(Slot slot, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {
        this.slot = slot;
        this.rule = RuleDays.of(slot.rule(), slot.from());
        this.validFrom = validFrom;
        this.validUntil = validUntil;
        this.except = Set.copyOf(slot.except());
        this.also = Set.copyOf(slot.also());
        this.rerun = slot.rerun().stream().distinct().sorted().toList();
    }

    boolean contains(LocalDate day) {
        return isWithinValidity(day) && (isOriginal(day) || findRerunOf(day).isPresent());
    }

    /** The nearest original of which a day is the rerun; empty where the day is an original itself, or no air day. */
    Optional<LocalDate> findRerunOf(LocalDate day) {
        if (isOriginal(day) || except.contains(day)) {
            return Optional.empty();
        }
        return rerun.stream()
                .map(k -> day.minusDays(k))
                .filter(this::isOriginal)
                .findFirst();
    }

    private boolean isWithinValidity(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    private boolean isOriginal(LocalDate day) {
        if (also.contains(day)) {
            return true;
        }
        return !except.contains(day)
                && (slot.from() == null || !day.isBefore(slot.from()))
                && (slot.until() == null || !day.isAfter(slot.until()))
                && ruleDays(day.getYear()).get(day.getDayOfYear() - 1);
    }

    private BitSet ruleDays(int year) {
        if (ruleDaysByYear.size() > CACHED_YEARS) {
            ruleDaysByYear.clear();
        }
        return ruleDaysByYear.computeIfAbsent(year, rule::in);
    }
}
