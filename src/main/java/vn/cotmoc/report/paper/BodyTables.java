// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.report.Figures;
import vn.cotmoc.report.Form;

/** The tables of the text itself, narrow enough for a page upright. */
final class BodyTables {
    private static final int CHANGE_DECIMALS = 4;

    /** A column of as many millimetres has room for 1.500.000 in bold: half a year of three nodes. */
    private static final int MILLIONS = 18;

    private final Figures figures;
    private final Words words;
    private final Cells cells;

    BodyTables(Figures figures, Words words) {
        this.figures = figures;
        this.words = words;
        this.cells = new Cells(words);
    }

    /** What was shown, by site. */
    Table plays() {
        var table = new Tabulation(words, "plays")
                .text("site", 37)
                .figure("clips", 10)
                .figure("planned", MILLIONS)
                .figure("complete", MILLIONS)
                .figure("incomplete", 17)
                .figure("missed", 14)
                .figure("airtime", 17)
                .figure("output", 17)
                .figure("shown", 17);
        figures.sites().forEach(site -> table.row(plays(siteName(site), site.totals())));
        return table.total(plays(words.say("total"), figures.total()).toArray(Cell[]::new))
                .table();
    }

    private List<Cell> plays(String name, Figures.Totals totals) {
        return List.of(
                cells.words(name),
                cells.count(totals.clips()),
                cells.count(totals.plays().planned()),
                cells.count(totals.plays().complete()),
                cells.count(totals.plays().incomplete()),
                cells.count(totals.plays().missed()),
                cells.span(totals.airtimeMs()),
                cells.span(totals.outputAirtimeMs()),
                cells.span(totals.shownAirtimeMs()));
    }

    /** How the walls ran, by site. */
    Table operation() {
        var table = new Tabulation(words, "operation")
                .text("site", 40)
                .figure("days", 16)
                .figure("operated", 19)
                .figure("availability", 18)
                .figure("incidents", 14)
                .figure("downtime", 21)
                .figure("longest", 21);
        figures.sites().forEach(site -> table.row(operation(siteName(site), site.totals())));
        return table.total(operation(words.say("total"), figures.total()).toArray(Cell[]::new))
                .table();
    }

    private List<Cell> operation(String name, Figures.Totals totals) {
        return List.of(
                cells.words(name),
                cells.count(totals.daysOperated()),
                cells.span(totals.operatedMs()),
                cells.percent(totals.availability()),
                cells.count(totals.incidents().count()),
                cells.span(totals.incidents().downtimeMs()),
                cells.span(totals.incidents().longestMs()));
    }

    private String siteName(Figures.AtSite site) {
        Figures.Suspended suspended = site.suspended();
        return suspended == null
                ? site.name()
                : words.say("site.suspended", site.name(), words.date(suspended.since()), suspended.reason());
    }

    Table byTopic() {
        return by("topic", figures.byTopic(), words::topic);
    }

    Table byLanguage() {
        List<Figures.ByKey> vietnameseFirst = figures.byLanguage().stream()
                .sorted(Comparator.comparing(row -> row.key().equals("vi") ? 0 : 1))
                .toList();
        return by("language", vietnameseFirst, words::languageName);
    }

    Table bySource() {
        return by("source", figures.bySource(), words::source);
    }

    Table byPriority() {
        return by("priority", figures.byPriority(), words::priority);
    }

    private Table by(String key, List<Figures.ByKey> rows, UnaryOperator<String> name) {
        var table = new Tabulation(words, key)
                .text(key, 80)
                .figure("clips", 25)
                .figure("complete", 30)
                .figure("airtime", 30);
        rows.forEach(row -> table.row(
                cells.words(words.capital(name.apply(row.key()))),
                cells.count(row.clips()),
                cells.count(row.plays()),
                cells.span(row.airtimeMs())));
        if (!rows.isEmpty()) {
            table.total(
                    cells.words(words.say("total")),
                    cells.count(figures.total().clips()),
                    cells.count(figures.total().plays().complete()),
                    cells.span(figures.total().airtimeMs()));
        }
        return table.table();
    }

    /** Complete plays by month and site. */
    Table monthly() {
        var table = new Tabulation(words, "month").mark("month", 25);
        SiteNames.proper(figures.sites().stream().map(Figures.AtSite::name).toList())
                .forEach(name -> table.figureNamed(name, 32));
        table.figure("all", 25);
        for (Figures.Month month : figures.monthly()) {
            table.row(
                    plays(words.month(month.month()), List.copyOf(month.plays().values())));
        }
        List<Long> bySite = figures.sites().stream()
                .map(site -> site.totals().plays().complete())
                .toList();
        table.total(plays(words.say("total"), bySite).toArray(Cell[]::new));
        return table.table();
    }

    /** Complete plays of each site, and of all. */
    private List<Cell> plays(String of, List<Long> bySite) {
        List<Cell> row = new ArrayList<>();
        row.add(cells.words(of));
        bySite.forEach(plays -> row.add(cells.count(plays)));
        row.add(cells.count(bySite.stream().mapToLong(Long::longValue).sum()));
        return row;
    }

    /** This period beside the same a year before; without rows when the journal has nothing of that. */
    /** @param byHand of an earlier report, where the journal has nothing of that time; null for nothing either */
    Table comparison(Form.@Nullable HandFigures byHand) {
        var table = new Tabulation(words, "comparison")
                .text("figure", 70)
                .figureNamed(words.say("column.this", figures.period().name()), 32)
                .figureNamed(
                        words.say("column.before", figures.period().lastYear().name()), 32)
                .figure("change", 28);
        Figures.Totals now = figures.total();
        Figures.Totals before = figures.lastYear();
        if (before != null) {
            counts(table, "clips", now.clips(), before.clips());
            counts(table, "planned", now.plays().planned(), before.plays().planned());
            counts(table, "complete", now.plays().complete(), before.plays().complete());
            counts(table, "incomplete", now.plays().incomplete(), before.plays().incomplete());
            counts(table, "missed", now.plays().missed(), before.plays().missed());
            spans(table, "airtime", now.airtimeMs(), before.airtimeMs());
            spans(table, "output", now.outputAirtimeMs(), before.outputAirtimeMs());
            spans(table, "shown", now.shownAirtimeMs(), before.shownAirtimeMs());
            counts(table, "days", now.daysOperated(), before.daysOperated());
            spans(table, "operated", now.operatedMs(), before.operatedMs());
            table.row(
                    cells.words(words.say("column.availability")),
                    cells.percent(now.availability()),
                    cells.percent(before.availability()),
                    cells.words("–"));
            counts(
                    table,
                    "incidents",
                    now.incidents().count(),
                    before.incidents().count());
            spans(
                    table,
                    "downtime",
                    now.incidents().downtimeMs(),
                    before.incidents().downtimeMs());
            spans(
                    table,
                    "longest",
                    now.incidents().longestMs(),
                    before.incidents().longestMs());
        } else if (byHand != null) {
            counts(table, "clips", now.clips(), byHand.clips());
            counts(table, "complete", now.plays().complete(), byHand.plays());
            spans(table, "airtime", now.airtimeMs(), byHand.airtimeMs());
        }
        return table.table(figures.period().lastYear().name());
    }

    private void counts(Tabulation table, String figure, long now, long before) {
        table.row(
                cells.words(words.say("column." + figure)),
                cells.count(now),
                cells.count(before),
                cells.change(change(now, before)));
    }

    private void spans(Tabulation table, String figure, long nowMs, long beforeMs) {
        table.row(
                cells.words(words.say("column." + figure)),
                cells.span(nowMs),
                cells.span(beforeMs),
                cells.change(change(nowMs, beforeMs)));
    }

    private static @Nullable BigDecimal change(long now, long before) {
        return before == 0
                ? null
                : BigDecimal.valueOf(now - before)
                        .divide(BigDecimal.valueOf(before), CHANGE_DECIMALS, RoundingMode.HALF_UP);
    }
}
