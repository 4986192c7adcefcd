// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Counted.Facts;
import vn.cotmoc.journal.Counted.Way;

/**
 * What the journal holds, as far as one report needs it. Plays and missed ones come as counts, so that ten million of them
 * weigh no more than their days and clips; the rarer rows come whole, each list in the order its rows were written.
 *
 * @param months of the period
 * @param logs every log held, those of one node in the order they were begun
 */
public record Evidence(
        Counted current,
        Counted lastYear,
        List<MonthPlays> months,
        List<Site> sites,
        List<Device> devices,
        List<Incident> incidents,
        List<ClockChange> clocks,
        List<Lost> losses,
        List<Log> logs) {
    public Evidence {
        months = List.copyOf(months);
        sites = List.copyOf(sites);
        devices = List.copyOf(devices);
        incidents = List.copyOf(incidents);
        clocks = List.copyOf(clocks);
        losses = List.copyOf(losses);
        logs = List.copyOf(logs);
    }

    /**
     * What was counted in one period.
     *
     * @param operated the days on which each node completed a play
     * @param lastPlays of each clip its last complete play within the period; none for last year's, which no report asks for
     * @param days a later row for the same screen and date replaces the earlier
     */
    public record Counted(List<Tally> tallies, Set<NodeDay> operated, List<LastPlay> lastPlays, List<Day> days) {
        public Counted {
            tallies = List.copyOf(tallies);
            // Not Set.copyOf: names and dates have neighbouring hashes, in which its open table ran into long runs.
            operated = Collections.unmodifiableSet(new HashSet<>(operated));
            lastPlays = List.copyOf(lastPlays);
            days = List.copyOf(days);
        }

        boolean isEmpty() {
            return tallies.isEmpty() && days.isEmpty();
        }
    }

    /** So many plays of a clip at one node in one way; missed ones have that outcome. */
    public record Tally(String node, Facts facts, Way way, long plays, long airtimeMs) {
        boolean isComplete() {
            return way.planned() && way.complete();
        }
    }

    public record NodeDay(String node, LocalDate day) {}

    /** Complete plays of a node in a reporting month. */
    public record MonthPlays(YearMonth month, String node, long plays) {}

    /** The licence to publish. */
    public record Approval(String number, LocalDate date) {}

    /**
     * The last complete play of a clip: what it was called and how long it is.
     *
     * @param firstDay of the period on which it was played to its end, {@code lastDay} the last
     */
    public record LastPlay(
            String clip,
            LocalDate firstDay,
            LocalDate lastDay,
            String title,
            String topic,
            String language,
            String source,
            @Nullable Approval approval,
            long clipMs) {}

    public record Day(String node, String screen, LocalDate date, long openMs, long downMs) {}

    /** What a node says of its site. {@code suspendedSince} and {@code reason} are null while it operates. */
    public record Site(
            String node,
            OffsetDateTime at,
            @Nullable LocalDate suspendedSince,
            @Nullable String reason) {}

    public record Device(
            String node,
            OffsetDateTime at,
            String device,
            @Nullable String screen,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String serial,
            @Nullable LocalDate handover,
            @Nullable LocalDate warrantyUntil,
            boolean removed) {}

    /**
     * An incident as it stood when the row was written.
     *
     * @param fault whether its severity is {@code fault}, not {@code warning}
     * @param cost whole đồng
     */
    public record Incident(
            String node,
            String log,
            String id,
            @Nullable String screen,
            @Nullable String device,
            String code,
            boolean fault,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            String sentence,
            @Nullable String cause,
            @Nullable String action,
            @Nullable String person,
            @Nullable Boolean underWarranty,
            @Nullable Long cost) {}

    /** {@code synchronised} or {@code lost}; steps of the clock leave no gap. */
    public record ClockChange(String node, OffsetDateTime at, boolean synchronised) {}

    /** Rows that could not be kept. */
    public record Lost(String node, OffsetDateTime from, OffsetDateTime to, long lost, String why) {}

    /** One log of a node, from its first row held to its last. */
    public record Log(String node, String log, OffsetDateTime first, OffsetDateTime last) {}
}
