// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.cotmoc.document.Places;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Playlist;

/** What a playlist without errors leads to from today on, where it is likely to be other than meant: warnings alone. */
final class Outlook {
    private static final int SOON_DAYS = 7;

    /** So many screens have their week reckoned, play by play; more names than that are names of like screens. */
    private static final int MAX_WEEKS = 8;

    private final Places places;
    private final Playlist playlist;
    private final Validity validity;
    private final LocalDate today;

    /**
     * The outlook of a playlist from a day on.
     *
     * @param today in the playlist's zone
     */
    Outlook(Places places, Playlist playlist, LocalDate today) {
        this.places = places;
        this.playlist = playlist;
        this.validity = Validity.of(playlist);
        this.today = today;
    }

    /** Needs no lengths: where they are unknown only appointments of the very same time collide. */
    List<Problem> calendarWarnings() {
        List<Problem> warnings = new ArrayList<>(endsSoon());
        warnings.addAll(new CollisionCheck(places, validity).warnings(screens(), first()));
        return warnings;
    }

    /** Needs the lengths of all clips. */
    List<Problem> playWarnings() {
        List<Schedule> screens = screens();
        List<Problem> warnings = new ArrayList<>(new FitCheck(places, validity).warnings(screens, first()));
        WeekCheck check = new WeekCheck(places, playlist);
        for (Schedule screen : screens.subList(0, Math.min(MAX_WEEKS, screens.size()))) {
            warnings.addAll(check.warnings(WeekAhead.of(
                    screen, first().atStartOfDay(playlist.timezone()).toInstant())));
        }
        Map<String, Problem> once = new LinkedHashMap<>();
        warnings.forEach(warning -> once.putIfAbsent(warning.pointer() + warning.code() + warning.detail(), warning));
        return List.copyOf(once.values());
    }

    private List<Problem> endsSoon() {
        LocalDate last = playlist.validUntil();
        if (last == null || last.isAfter(today.plusDays(SOON_DAYS))) {
            return List.of();
        }
        long left = Math.max(0, ChronoUnit.DAYS.between(today, last));
        return List.of(places.problem("/validUntil", "ends-soon", last, left));
    }

    private LocalDate first() {
        LocalDate from = playlist.validFrom();
        return from != null && from.isAfter(today) ? from : today;
    }

    /** Every screen that a slot names; if none does, the one that takes them all. */
    private List<Schedule> screens() {
        TreeSet<String> named = new TreeSet<>();
        playlist.schedule().forEach(slot -> named.addAll(slot.screens()));
        if (named.isEmpty()) {
            return List.of(Schedule.of(playlist, Screen.alone(Screen.ANY, playlist.timezone())));
        }
        return named.stream()
                .map(id -> Schedule.of(playlist, new Screen(id, null, playlist.timezone())))
                .toList();
    }
}
