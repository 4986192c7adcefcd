// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.report.Figures.Gap;

/**
 * Where the figures may be short of the truth: while the clock was not synchronised, where rows were lost, from where a node
 * was not pulled, where its database was replaced.
 */
final class GapSearch {
    private final Period period;
    private final Evidence evidence;
    private final String site;
    private final String node;

    private GapSearch(Period period, Evidence evidence, String site, String node) {
        this.period = period;
        this.evidence = evidence;
        this.site = site;
        this.node = node;
    }

    /** By site and node of the form, and for each in this order: clock, lost, not-pulled, replaced. */
    static List<Gap> gaps(Form form, Period period, Evidence evidence) {
        List<Gap> gaps = new ArrayList<>();
        for (Form.Site site : form.sites()) {
            for (String node : site.nodes()) {
                var search = new GapSearch(period, evidence, site.site(), node);
                gaps.addAll(search.clock());
                gaps.addAll(search.lost());
                gaps.addAll(search.notPulled());
                gaps.addAll(search.replaced());
            }
        }
        return gaps;
    }

    private List<Gap> clock() {
        List<Gap> gaps = new ArrayList<>();
        OffsetDateTime lost = null;
        for (Evidence.ClockChange change : evidence.clocks()) {
            if (!change.node().equals(node)) {
                continue;
            }
            if (change.synchronised() && lost != null) {
                gaps.add(gap("clock", lost, change.at(), null, null));
                lost = null;
            } else if (!change.synchronised() && lost == null) {
                lost = change.at();
            }
        }
        if (lost != null) {
            gaps.add(gap("clock", lost, null, null, null));
        }
        return gaps.stream().filter(this::touchesPeriod).toList();
    }

    private List<Gap> lost() {
        return evidence.losses().stream()
                .filter(loss -> loss.node().equals(node))
                .map(loss -> gap("lost", loss.from(), loss.to(), loss.lost(), loss.why()))
                .filter(this::touchesPeriod)
                .toList();
    }

    private List<Gap> notPulled() {
        OffsetDateTime last = logs().stream()
                .map(Evidence.Log::last)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(null);
        return last == null || !last.toLocalDate().isAfter(period.to())
                ? List.of(gap("not-pulled", last, null, null, null))
                : List.of();
    }

    private List<Gap> replaced() {
        List<Evidence.Log> logs = logs();
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < logs.size(); i++) {
            gaps.add(gap("replaced", logs.get(i - 1).last(), logs.get(i).first(), null, null));
        }
        return gaps.stream().filter(this::touchesPeriod).toList();
    }

    private List<Evidence.Log> logs() {
        return evidence.logs().stream().filter(log -> log.node().equals(node)).toList();
    }

    private Gap gap(
            String kind,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Long lost,
            @Nullable String why) {
        return new Gap(kind, site, node, from, to, lost, why);
    }

    private boolean touchesPeriod(Gap gap) {
        return (gap.from() == null || !gap.from().toLocalDate().isAfter(period.to()))
                && (gap.to() == null || !gap.to().toLocalDate().isBefore(period.from()));
    }
}
