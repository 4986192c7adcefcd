// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.MissingDays;
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
    /** What lies before, between and after a node's logs is a gap of its own. */
    private static final Set<MissingDays.Why> WITHIN_LOGS = Set.of(MissingDays.Why.LOST, MissingDays.Why.UNTOLD);

    /** What a report lacks, from what the office holds: gaps first, then days, then clips. */
    public static List<Lack> of(Report report, Archive archive) {
        Figures figures = report.figures();
        List<Lack> lacks = new ArrayList<>();
        figures.gaps().stream().filter(gap -> !isOfSiteOutOfOrder(gap, figures)).forEach(gap -> lacks.add(gap(gap)));
        lacks.addAll(days(report.form(), figures, archive));
        figures.clips().stream()
                .filter(clip -> clip.approval() == null)
                .forEach(clip -> lacks.add(clip("approval", clip)));
        figures.clips().stream()
                .filter(clip -> !Topics.IDS.contains(clip.topic()))
                .filter(clip -> !report.form().topics().containsKey(clip.topic()))
                .forEach(clip -> lacks.add(clip("topic", clip)));
        return lacks;
    }

    /** A site that was suspended throughout has no journal to wait for, whatever it told before. */
    private static boolean isOfSiteOutOfOrder(Figures.Gap gap, Figures figures) {
        return gap.kind().equals("not-pulled")
                && figures.sites().stream()
                        .filter(site -> site.site().equals(gap.site()))
                        .map(Figures.AtSite::suspended)
                        .anyMatch(suspended -> suspended != null
                                && !suspended.since().isAfter(figures.period().from()));
    }

    private static Lack gap(Figures.Gap gap) {
        String key = "report.lack." + gap.kind();
        if (gap.kind().equals("not-pulled") && gap.from() == null) {
            key += ".never";
        } else if (gap.kind().equals("clock") && gap.to() == null) {
            key += ".open";
        }
        long lost = gap.lost() == null ? 0 : gap.lost();
        return new Lack(gap.kind(), gap.node(), Text.of(key, gap.node(), text(gap.from()), text(gap.to()), lost));
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
    private static List<Lack> days(Form form, Figures figures, Archive archive) {
        Period period = figures.period();
        Map<String, Set<LocalDate>> missing = MissingDays.of(archive, period.from(), period.to()).stream()
                .filter(days -> WITHIN_LOGS.contains(days.why()))
                .collect(Collectors.groupingBy(
                        MissingDays::node,
                        Collectors.flatMapping(
                                days -> days.from().datesUntil(days.to().plusDays(1)),
                                Collectors.toCollection(TreeSet::new))));
        List<Lack> lacks = new ArrayList<>();
        for (Form.Site site : form.sites()) {
            for (String node : site.nodes()) {
                Set<LocalDate> its = missing.getOrDefault(node, new TreeSet<>());
                Form.Suspension byForm = site.suspended();
                its.removeIf(day -> byForm != null && byForm.isInForceOn(day));
                if (!its.isEmpty()) {
                    lacks.add(days(node, its));
                }
            }
        }
        return lacks;
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
