// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.List;
import java.util.stream.IntStream;
import vn.cotmoc.report.Figures;

/** The drawings: plays by month and site, airtime by topic. */
final class Charts {
    private static final double HOUR_MS = 3_600_000;

    private final Figures figures;
    private final Words words;

    Charts(Figures figures, Words words) {
        this.figures = figures;
        this.words = words;
    }

    /** Empty when nothing was shown. */
    List<Block> playsByMonth() {
        if (figures.total().plays().complete() == 0) {
            return List.of();
        }
        List<Figures.AtSite> sites = figures.sites().stream()
                .filter(site -> site.totals().plays().complete() > 0)
                .toList();
        List<String> names =
                SiteNames.proper(sites.stream().map(Figures.AtSite::name).toList());
        List<Chart.Series> series = IntStream.range(0, sites.size())
                .mapToObj(i -> new Chart.Series(names.get(i), plays(sites.get(i).site())))
                .toList();
        List<String> months = figures.monthly().stream()
                .map(month -> words.month(month.month()))
                .toList();
        return List.of(new Chart(
                Chart.Shape.COLUMNS,
                words.say("chart.months"),
                words.say(
                        "chart.months.alternative",
                        words.number(figures.total().plays().complete())),
                months,
                series));
    }

    private List<Chart.Value> plays(String site) {
        return figures.monthly().stream()
                .map(month -> month.plays().getOrDefault(site, 0L))
                .map(plays -> new Chart.Value(plays, words.number(plays)))
                .toList();
    }

    /** Empty when nothing was shown. */
    List<Block> airtimeByTopic() {
        List<Figures.ByKey> rows = figures.byTopic().stream()
                .filter(row -> row.airtimeMs() > 0)
                .sorted((a, b) -> Long.compare(b.airtimeMs(), a.airtimeMs()))
                .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        return List.of(new Chart(
                Chart.Shape.BARS,
                words.say("chart.topics"),
                words.say(
                        "chart.topics.alternative", words.hours(figures.total().airtimeMs())),
                rows.stream().map(row -> words.capital(words.topic(row.key()))).toList(),
                List.of(new Chart.Series(
                        words.say("column.airtime"),
                        rows.stream()
                                .map(row -> new Chart.Value(row.airtimeMs() / HOUR_MS, words.clock(row.airtimeMs())))
                                .toList()))));
    }
}
