// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Figures;
import vn.cotmoc.report.Form;
import vn.cotmoc.report.Period;

/** Writes the paper. Pure: the same figures and form give the same words. */
public final class Drafting {
    private final Figures figures;
    private final Form form;
    private final Words words;

    private Drafting(Figures figures, Form form, Language language) {
        this.figures = figures;
        this.form = form;
        this.words = new Words(language, form.topics(), form.sources());
    }

    /**
     * The document of some figures.
     *
     * @param program what made it, with its version
     * @param sha256 of the figures
     * @throws vn.cotmoc.fault.Fault REFUSED when the form has no name, or two, for an agency at the period's end
     */
    public static Paper draft(Figures figures, Form form, Language language, String program, String sha256) {
        return new Drafting(figures, form, language).paper(program, sha256);
    }

    private Paper paper(String program, String sha256) {
        return new Paper(words.language(), head(), body(), signature(), annexes(program, sha256), sha256);
    }

    private Paper.Head head() {
        Period period = figures.period();
        Form.Name issuing = form.issuingOn(period.to());
        String title = form.title();
        return new Paper.Head(
                words.upper(form.superiorOn(period.to()).name()),
                words.upper(issuing.name()),
                words.say("head.nation"),
                words.say("head.creed"),
                words.say("head.number", issuing.code()),
                words.say("head.date", form.place()),
                words.say("head.kind"),
                title == null ? words.say("head.title", inTitle(period)) : title);
    }

    private String inTitle(Period period) {
        return period.kind() == Period.Kind.FREE
                ? words.say("head.dates", words.date(period.from()), words.date(period.to()))
                : words.say(period.words());
    }

    private List<Block> body() {
        var narrative = new Narrative(figures, form, words);
        var tables = new BodyTables(figures, words);
        var charts = new Charts(figures, words);
        List<Block> body = new ArrayList<>(narrative.opening());
        body.add(new Block.Heading(1, words.say("part.results")));
        part(body, "part.sites", tables.plays(), tables.operation());
        body.add(new Block.Note(words.say("note.operation")));
        part(body, "part.topics", tables.byTopic());
        body.addAll(charts.airtimeByTopic());
        part(body, "part.languages", tables.byLanguage());
        part(body, "part.sources", tables.bySource());
        part(body, "part.priorities", tables.byPriority());
        part(body, "part.months", tables.monthly());
        body.addAll(charts.playsByMonth());
        Form.HandFigures handed =
                form.lastYear().get(figures.period().lastYear().name());
        part(body, "part.comparison", tables.comparison(handed));
        if (figures.lastYear() == null && handed != null) {
            body.add(new Block.Paragraph(byHand(handed)));
        }
        body.add(new Block.Heading(1, words.say("part.difficulties")));
        body.addAll(narrative.difficulties());
        body.add(new Block.Heading(1, words.say("part.proposals")));
        body.addAll(narrative.proposals());
        body.add(narrative.closing());
        return body;
    }

    private void part(List<Block> body, String key, Table... tables) {
        body.add(new Block.Heading(2, words.say(key)));
        body.addAll(List.of(tables));
    }

    private String byHand(Form.HandFigures handed) {
        Period before = figures.period().lastYear();
        return words.say(
                "byHand",
                words.date(before.from()),
                words.date(before.to()),
                words.count("clip", handed.clips()),
                words.count("play", handed.plays()),
                words.hours(handed.airtimeMs()));
    }

    private Paper.Signature signature() {
        List<String> recipients = new ArrayList<>();
        form.recipients().forEach(recipient -> recipients.add("- " + recipient + ";"));
        recipients.add(words.say("archive", form.archive()));
        Form.Signatory signatory = form.signatory();
        String name = signatory.name();
        return new Paper.Signature(
                words.say("recipients"),
                recipients,
                List.of(signatory.capacity(), signatory.position()),
                name == null ? "" : name);
    }

    private List<Paper.Annex> annexes(String program, String sha256) {
        var tables = new AnnexTables(figures, words);
        return List.of(
                annex("I", "clips", tables.clips()),
                annex("II", "incidents", tables.incidents()),
                annex("III", "devices", tables.devices()),
                annex("IV", "gaps", tables.gaps(), tables.provenance(program, sha256)));
    }

    private Paper.Annex annex(String number, String key, Block... blocks) {
        Form.Name issuing = form.issuingOn(figures.period().to());
        return new Paper.Annex(
                words.say("annex", number),
                words.say("annex." + key),
                words.say("annex.reference", issuing.code(), issuing.name()),
                List.of(blocks));
    }
}
