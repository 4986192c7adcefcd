// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.playlist.Topics;

/**
 * Something that a report should not be handed in without.
 *
 * @param kind a gap's ({@code not-pulled}, {@code clock}, {@code lost}, {@code replaced}), {@code days}, {@code approval},
 *     {@code topic}
 * @param subject the node, screen or clip it is about
 */
public record Lack(String kind, String subject, Text words) {
    /** So many days are named one by one. */
    private static final int NAMED_DAYS = 5;

    /** What a report lacks, from what the office holds: gaps first, then days, then clips. */
    public static List<Lack> of(Report report, Archive archive) {
        Figures figures = report.figures();
        List<Lack> lacks = new ArrayList<>();
        figures.gaps().forEach(gap -> lacks.add(gap(gap)));
        lacks.addAll(days(report.form(), figures, ArchiveEvidence.of(archive, report.form(), figures.period())));
        figures.clips().stream()
                .filter(clip -> clip.approval() == null)
                .forEach(clip -> lacks.add(clip("approval", clip)));
        figures.clips().stream()
                .filter(clip -> !Topics.IDS.contains(clip.topic()))
                .filter(clip -> !report.form().topics().containsKey(clip.topic()))
                .forEach(clip -> lacks.add(clip("topic", clip)));
        return lacks;
    }

    private static Lack gap(Figures.Gap gap) {
        String from = text(gap.from());
        String to = text(gap.to());
        return new Lack(
                gap.kind(),
                gap.node(),
                Text.of("report.lack." + gap.kind(), gap.node(), from, to, gap.lost() == null ? 0 : gap.lost()));
    }

    private static String text(@Nullable OffsetDateTime time) {
        return time == null
                ? "–"
                : "%02d:%02d ".formatted(time.getHour(), time.getMinute()) + OfficialDate.text(time.toLocalDate());
    }

    private static Lack clip(String kind, Figures.Clip clip) {
        return new Lack(kind, clip.id(), Text.of("report.lack." + kind, clip.id(), clip.title(), clip.topic()));
    }

    /** Days of a node in operation that no screen of it has told of, between its first row and its last. */
    private static List<Lack> days(Form form, Figures figures, Evidence evidence) {
        Set<String> suspended = figures.sites().stream()
                .filter(site -> site.suspended() != null)
                .map(Figures.AtSite::site)
                .collect(Collectors.toSet());
        List<Lack> lacks = new ArrayList<>();
        for (Form.Site site : form.sites()) {
            for (String node : suspended.contains(site.site()) ? List.<String>of() : site.nodes()) {
                Set<LocalDate> missing = missingDays(node, figures.period(), evidence);
                Form.Suspension byForm = site.suspended();
                missing.removeIf(day -> byForm != null && byForm.isInForceOn(day));
                if (!missing.isEmpty()) {
                    lacks.add(days(node, missing));
                }
            }
        }
        return lacks;
    }

    private static Set<LocalDate> missingDays(String node, Period period, Evidence evidence) {
        Set<LocalDate> missing = new TreeSet<>();
        for (Evidence.Log log : evidence.logs()) {
            if (log.node().equals(node)) {
                LocalDate end = earlier(log.last().toLocalDate(), period.to().plusDays(1));
                later(log.first().toLocalDate(), period.from())
                        .datesUntil(later(end, period.from()))
                        .forEach(missing::add);
            }
        }
        Set<LocalDate> told = new HashSet<>();
        evidence.current().days().stream()
                .filter(day -> day.node().equals(node))
                .forEach(day -> told.add(day.date()));
        missing.removeAll(told);
        missing.removeIf(day -> wasSuspended(node, day, evidence));
        return missing;
    }

    /** A day suspended throughout has no row: the node says so until a later row takes it back. */
    private static boolean wasSuspended(String node, LocalDate day, Evidence evidence) {
        LocalDate since = null;
        for (Evidence.Site row : evidence.sites()) {
            if (row.node().equals(node)) {
                if (since != null
                        && !day.isBefore(since)
                        && day.isBefore(row.at().toLocalDate())) {
                    return true;
                }
                since = row.suspendedSince();
            }
        }
        return since != null && !day.isBefore(since);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static Lack days(String node, Set<LocalDate> missing) {
        String named =
                missing.stream().limit(NAMED_DAYS).map(OfficialDate::text).collect(Collectors.joining(", "));
        return new Lack(
                "days",
                node,
                Text.of("report.lack.days", node, missing.size(), missing.size() > NAMED_DAYS ? named + ", …" : named));
    }
}
