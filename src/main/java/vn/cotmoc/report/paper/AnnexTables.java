// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.report.Evidence;
import vn.cotmoc.report.Figures;

/** The tables of the annexes: what the figures are made of, and what they may lack. */
final class AnnexTables {
    private final Figures figures;
    private final Words words;
    private final Cells cells;
    private final Map<String, String> siteNames;

    AnnexTables(Figures figures, Words words) {
        this.figures = figures;
        this.words = words;
        this.cells = new Cells(words);
        this.siteNames = figures.sites().stream()
                .collect(Collectors.toMap(Figures.AtSite::site, Figures.AtSite::name, (first, again) -> first));
    }

    Table clips() {
        var table = new Tabulation(words, "clips")
                .mark("ordinal", 11)
                .text("title", 56)
                .text("topic", 40)
                .mark("language", 18)
                .text("source", 27)
                .mark("length", 19)
                .text("approval", 46)
                .mark("first", 27)
                .mark("last", 27);
        SiteNames.proper(figures.sites().stream().map(Figures.AtSite::name).toList())
                .forEach(name -> table.figureNamed(words.say("column.playsAt", name), 19));
        int ordinal = 1;
        for (Figures.Clip clip : figures.clips()) {
            table.row(clip(ordinal++, clip));
        }
        return table.table();
    }

    private List<Cell> clip(int ordinal, Figures.Clip clip) {
        List<Cell> row = new ArrayList<>(List.of(
                cells.count(ordinal),
                cells.words(clip.title()),
                cells.words(words.capital(words.topic(clip.topic()))),
                cells.words(words.capital(words.languageName(clip.language()))),
                cells.words(words.source(clip.source())),
                cells.length(clip.durationMs()),
                cells.words(approval(clip.approval())),
                cells.day(clip.firstShown()),
                cells.day(clip.lastShown())));
        figures.sites()
                .forEach(site -> row.add(
                        cells.count(clip.plays().getOrDefault(site.site(), 0L).longValue())));
        return row;
    }

    private String approval(Evidence.@Nullable Approval approval) {
        return approval == null
                ? words.say("approval.none")
                : words.say("approval", approval.number(), words.date(approval.date()));
    }

    Table incidents() {
        var table = new Tabulation(words, "incidents")
                .mark("ordinal", 11)
                .text("site", 32)
                .text("device", 18)
                .mark("opened", 21)
                .mark("closed", 21)
                .text("symptom", 40)
                .text("cause", 34)
                .text("action", 30)
                .text("person", 22)
                .mark("warranty", 18)
                .figure("cost", 20);
        int ordinal = 1;
        for (Figures.Incident incident : figures.incidents()) {
            table.row(incident(ordinal++, incident));
        }
        return table.table();
    }

    private List<Cell> incident(int ordinal, Figures.Incident incident) {
        Evidence.Incident last = incident.last();
        return List.of(
                cells.count(ordinal),
                cells.words(siteNames.get(incident.site())),
                cells.words(last.device() == null ? last.screen() : last.device()),
                cells.moment(last.openedAt()),
                last.closedAt() == null ? cells.words(words.say("incident.open")) : cells.moment(last.closedAt()),
                cells.words(last.sentence()),
                cells.words(last.cause()),
                cells.words(last.action()),
                cells.words(last.person()),
                cells.words(warranty(last.underWarranty())),
                cells.count(last.cost()));
    }

    private String warranty(@Nullable Boolean underWarranty) {
        if (underWarranty == null) {
            return "";
        }
        return words.say(underWarranty ? "warranty.yes" : "warranty.no");
    }

    Table devices() {
        var table = new Tabulation(words, "devices")
                .mark("ordinal", 11)
                .text("site", 50)
                .text("device", 22)
                .text("screen", 24)
                .text("maker", 28)
                .text("model", 34)
                .text("serial", 32)
                .mark("handover", 22)
                .mark("warrantyUntil", 22)
                .mark("state", 26);
        int ordinal = 1;
        for (Figures.Device device : figures.devices()) {
            Evidence.Device last = device.last();
            table.row(
                    cells.count(ordinal++),
                    cells.words(siteNames.get(device.site())),
                    cells.words(last.device()),
                    cells.words(last.screen()),
                    cells.words(last.maker()),
                    cells.words(last.model()),
                    cells.words(last.serial()),
                    cells.day(last.handover()),
                    cells.day(last.warrantyUntil()),
                    cells.words(words.say("state." + device.state())));
        }
        return table.table();
    }

    Table gaps() {
        var table = new Tabulation(words, "gaps")
                .mark("ordinal", 11)
                .text("site", 52)
                .text("node", 30)
                .text("gap", 76)
                .mark("gapFrom", 28)
                .mark("gapTo", 28)
                .figure("lost", 22)
                .text("why", 26);
        int ordinal = 1;
        for (Figures.Gap gap : figures.gaps()) {
            table.row(
                    cells.count(ordinal++),
                    cells.words(siteNames.get(gap.site())),
                    cells.words(gap.node()),
                    cells.words(words.say("gap." + gap.kind())),
                    cells.moment(gap.from()),
                    cells.moment(gap.to()),
                    cells.count(gap.lost()),
                    cells.words(why(gap.why())));
        }
        return table.table();
    }

    private String why(@Nullable String why) {
        if (why == null) {
            return "";
        }
        return Text.exists("report.why." + why) ? words.say("why." + why) : why;
    }

    /** What these figures are, and how to know them again. */
    Table provenance(String program, String sha256) {
        return new Tabulation(words, "provenance")
                .text("provenance", 60)
                .text("value", 140)
                .row(
                        cells.words(words.say("provenance.period")),
                        cells.words(figures.period().name()))
                .row(
                        cells.words(words.say("provenance.from")),
                        cells.day(figures.period().from()))
                .row(
                        cells.words(words.say("provenance.to")),
                        cells.day(figures.period().to()))
                .row(cells.words(words.say("provenance.program")), cells.words(program))
                .row(cells.words("SHA-256"), cells.words(sha256))
                .table();
    }
}
