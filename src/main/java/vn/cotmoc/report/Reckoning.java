// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.report.Evidence.LastPlay;
import vn.cotmoc.report.Evidence.Tally;

/** From what the journal holds to the figures of a report. Pure: the same evidence gives the same figures. */
public final class Reckoning {
    private final Form form;
    private final Period period;
    private final Evidence evidence;
    private final IncidentBook incidents;
    private final List<Tally> planned;

    private Reckoning(Form form, Period period, Evidence evidence) {
        this.form = form;
        this.period = period;
        this.evidence = evidence;
        this.incidents = new IncidentBook(evidence.incidents(), evidence.logs());
        this.planned = evidence.current().tallies().stream()
                .filter(tally -> tally.way().planned())
                .toList();
    }

    /** The figures of a period. Evidence of nodes that the form does not name is passed over. */
    public static Figures figures(Form form, Period period, Evidence evidence) {
        return new Reckoning(form, period, evidence).figures();
    }

    private Figures figures() {
        var nodes = Set.copyOf(form.nodes());
        return new Figures(
                period,
                form.sites().stream().map(this::site).toList(),
                totals(period, evidence.current(), nodes),
                by(tally -> tally.facts().topic()),
                by(tally -> tally.facts().language()),
                by(tally -> tally.facts().source()),
                by(tally -> tally.way().priority()),
                clips(),
                incidents(),
                devices(),
                evidence.lastYear().isEmpty() ? null : totals(period.lastYear(), evidence.lastYear(), nodes),
                GapSearch.gaps(form, period, evidence),
                monthly());
    }

    private Figures.AtSite site(Form.Site site) {
        return new Figures.AtSite(
                site.site(),
                site.name(),
                totals(period, evidence.current(), Set.copyOf(site.nodes())),
                suspended(site));
    }

    private Figures.Totals totals(Period of, Evidence.Counted counted, Set<String> nodes) {
        return Totalling.totals(counted, nodes, incidents.of(of, nodes));
    }

    private Figures.@Nullable Suspended suspended(Form.Site site) {
        Form.Suspension byForm = site.suspended();
        if (byForm != null && byForm.isInForceOn(period.to())) {
            return new Figures.Suspended(byForm.since(), byForm.reason());
        }
        List<Evidence.Site> last = new ArrayList<>();
        for (String node : site.nodes()) {
            Optional<Evidence.Site> said = evidence.sites().stream()
                    .filter(row -> row.node().equals(node) && isByTheEnd(row.at()))
                    .reduce((earlier, later) -> later);
            if (said.isEmpty() || said.get().suspendedSince() == null) {
                return null;
            }
            last.add(said.get());
        }
        return last.stream()
                .max(Comparator.comparing(row -> row.at().toInstant()))
                .map(Reckoning::suspended)
                .orElse(null);
    }

    private static Figures.@Nullable Suspended suspended(Evidence.Site row) {
        LocalDate since = row.suspendedSince();
        String reason = row.reason();
        return since == null ? null : new Figures.Suspended(since, reason == null ? "" : reason);
    }

    private boolean isByTheEnd(OffsetDateTime at) {
        return !at.toLocalDate().isAfter(period.to());
    }

    private List<Figures.ByKey> by(Function<Tally, String> key) {
        return planned.stream().collect(groupingBy(key, TreeMap::new, toList())).entrySet().stream()
                .map(entry -> byKey(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Figures.ByKey byKey(String key, List<Tally> tallies) {
        return new Figures.ByKey(
                key,
                Totalling.clips(tallies),
                Totalling.plays(tallies, "complete"),
                tallies.stream().mapToLong(Tally::airtimeMs).sum());
    }

    private List<Figures.Clip> clips() {
        Map<String, List<Tally>> complete = planned.stream()
                .filter(Tally::isComplete)
                .collect(groupingBy(tally -> tally.facts().clip()));
        return evidence.current().lastPlays().stream()
                .sorted(Comparator.comparing(LastPlay::clip))
                .map(last -> clip(last, complete.getOrDefault(last.clip(), List.of())))
                .toList();
    }

    private Figures.Clip clip(LastPlay last, List<Tally> tallies) {
        return new Figures.Clip(
                last.clip(),
                last.title(),
                last.topic(),
                last.language(),
                last.source(),
                last.clipMs(),
                last.approval(),
                last.firstDay(),
                last.lastDay(),
                playsBySite(tallies));
    }

    private Map<String, Long> playsBySite(List<Tally> tallies) {
        Map<String, Long> bySite = bySite(tallies.stream().collect(groupingBy(Tally::node, summingLong(Tally::plays))));
        bySite.values().removeIf(plays -> plays == 0);
        return bySite;
    }

    private List<Figures.Incident> incidents() {
        Map<String, String> sites = sitesOfNodes();
        return incidents.openWithin(period, sites.keySet()).stream()
                .sorted(Comparator.comparing((Evidence.Incident incident) ->
                                incident.openedAt().toInstant())
                        .thenComparing(Evidence.Incident::node)
                        .thenComparing(Evidence.Incident::id))
                .map(incident -> new Figures.Incident(sites.getOrDefault(incident.node(), ""), incident))
                .toList();
    }

    private List<Figures.Device> devices() {
        List<Figures.Device> devices = new ArrayList<>();
        for (Form.Site site : form.sites()) {
            Map<String, Evidence.Device> last = new TreeMap<>();
            evidence.devices().stream()
                    .filter(row -> site.nodes().contains(row.node()) && isByTheEnd(row.at()))
                    .forEach(row -> last.put(row.node() + "/" + row.device(), row));
            last.values().stream()
                    .filter(row -> !row.removed())
                    .sorted(Comparator.comparing(Evidence.Device::node).thenComparing(Evidence.Device::device))
                    .map(row ->
                            new Figures.Device(site.site(), row, incidents.stateOf(row.node(), row.device(), period)))
                    .forEach(devices::add);
        }
        return devices;
    }

    private List<Figures.Month> monthly() {
        return period.months().stream().map(this::monthly).toList();
    }

    private Figures.Month monthly(YearMonth month) {
        Map<String, Long> byNode = evidence.months().stream()
                .filter(plays -> plays.month().equals(month))
                .collect(groupingBy(Evidence.MonthPlays::node, summingLong(Evidence.MonthPlays::plays)));
        return new Figures.Month(month, bySite(byNode));
    }

    private Map<String, Long> bySite(Map<String, Long> byNode) {
        Map<String, Long> bySite = new LinkedHashMap<>();
        for (Form.Site site : form.sites()) {
            long plays = site.nodes().stream()
                    .mapToLong(node -> byNode.getOrDefault(node, 0L))
                    .sum();
            bySite.put(site.site(), plays);
        }
        return bySite;
    }

    private Map<String, String> sitesOfNodes() {
        Map<String, String> sites = new LinkedHashMap<>();
        form.sites().forEach(site -> site.nodes().forEach(node -> sites.put(node, site.site())));
        return sites;
    }
}
