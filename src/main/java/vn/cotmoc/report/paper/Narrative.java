// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.cotmoc.playlist.Topics;
import vn.cotmoc.report.Evidence;
import vn.cotmoc.report.Figures;
import vn.cotmoc.report.Form;

/** The sentences of the report, in the manner of the provinces' own. */
final class Narrative {
    /** More incidents than this are left to the annex. */
    private static final int TOLD_INCIDENTS = 8;

    private final Figures figures;
    private final Form form;
    private final Words words;

    Narrative(Figures figures, Form form, Words words) {
        this.figures = figures;
        this.form = form;
        this.words = words;
    }

    /** What was shown in the period, and why a site showed nothing. */
    List<Block> opening() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.say(
                "opening",
                words.say(figures.period().words()),
                words.date(figures.period().from()),
                words.date(figures.period().to()),
                form.issuingOn(figures.period().to()).name(),
                form.partnerOn(figures.period().to()).name(),
                clusters(),
                result()));
        if (figures.total().plays().planned() > 0) {
            paragraphs.add(outcome());
        }
        figures.sites().stream()
                .filter(site -> site.totals().plays().complete() == 0 || site.suspended() != null)
                .map(this::nothing)
                .forEach(paragraphs::add);
        return blocks(paragraphs);
    }

    private String clusters() {
        List<String> running = figures.sites().stream()
                .filter(site -> site.suspended() == null)
                .map(Figures.AtSite::name)
                .toList();
        return running.isEmpty()
                ? words.say("clusters.none")
                : words.say(
                        "clusters",
                        words.count("cluster", running.size()),
                        String.join(", ", SiteNames.shortened(running)));
    }

    private String result() {
        Figures.Totals total = figures.total();
        if (total.plays().complete() == 0) {
            return words.say("result.none");
        }
        return words.say(
                "result",
                words.count("clip", total.clips()),
                words.count("play", total.plays().complete()),
                words.hours(total.airtimeMs()),
                words.list(topics()),
                String.join(", ", languages()));
    }

    private List<String> topics() {
        return shown(figures.byTopic()).stream()
                .sorted(Comparator.comparingInt(Narrative::rank))
                .map(words::topic)
                .toList();
    }

    private static int rank(String topic) {
        int index = Topics.IDS.indexOf(topic);
        return index < 0 ? Topics.IDS.size() : index;
    }

    private List<String> languages() {
        return shown(figures.byLanguage()).stream()
                .sorted(Comparator.comparing(tag -> tag.equals("vi") ? 0 : 1))
                .map(words::languageName)
                .toList();
    }

    private static List<String> shown(List<Figures.ByKey> rows) {
        return rows.stream()
                .filter(row -> row.plays() > 0)
                .map(Figures.ByKey::key)
                .toList();
    }

    private String outcome() {
        Figures.Totals total = figures.total();
        return words.say(
                "outcome",
                words.count("play", total.plays().planned()),
                words.count("play", total.plays().complete()),
                words.count("play", total.plays().incomplete()),
                words.count("play", total.plays().missed()),
                words.hours(total.outputAirtimeMs()),
                words.hours(total.shownAirtimeMs()));
    }

    private String nothing(Figures.AtSite site) {
        Figures.Suspended suspended = site.suspended();
        if (suspended != null) {
            String key = site.totals().plays().complete() == 0 ? "nothing.suspended" : "nothing.stopped";
            return words.say(key, site.name(), words.date(suspended.since()), suspended.reason());
        }
        Optional<Form.Suspension> before = findSuspension(site);
        if (before.isPresent()) {
            return words.say(
                    "nothing.resumed",
                    site.name(),
                    words.date(before.get().since()),
                    before.get().until() == null ? "" : words.date(before.get().until()),
                    before.get().reason());
        }
        boolean notPulled = figures.gaps().stream()
                .anyMatch(gap -> gap.site().equals(site.site()) && gap.kind().equals("not-pulled"));
        boolean planned = site.totals().plays().planned() > 0;
        return words.say(planned ? "nothing.failed" : notPulled ? "nothing.unknown" : "nothing.unplanned", site.name());
    }

    /** One that was over before the period's end, which is why the figures do not tell of it. */
    private Optional<Form.Suspension> findSuspension(Figures.AtSite site) {
        return form.sites().stream()
                .filter(one -> one.site().equals(site.site()))
                .flatMap(one -> Stream.ofNullable(one.suspended()))
                .filter(suspension -> suspension.until() != null
                        && suspension.until().isAfter(figures.period().from())
                        && !suspension.since().isAfter(figures.period().to()))
                .findFirst();
    }

    /** Incidents, and whatever else made the figures what they are. */
    List<Block> difficulties() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(incidents());
        figures.incidents().stream()
                .sorted(Comparator.comparing(incident -> incident.last().closedAt() == null ? 0 : 1))
                .limit(TOLD_INCIDENTS)
                .map(this::incident)
                .forEach(paragraphs::add);
        if (figures.incidents().size() > TOLD_INCIDENTS) {
            int others = figures.incidents().size() - TOLD_INCIDENTS;
            paragraphs.add(words.say("incident.more", words.count("incident", others)));
        }
        figures.gaps().stream().map(this::gap).distinct().forEach(paragraphs::add);
        long unapproved =
                figures.clips().stream().filter(clip -> clip.approval() == null).count();
        if (unapproved > 0) {
            paragraphs.add(words.say("unapproved", words.count("clip", unapproved)));
        }
        return blocks(paragraphs);
    }

    private String incidents() {
        Figures.Incidents incidents = figures.total().incidents();
        if (incidents.count() == 0) {
            return incidents.downtimeMs() == 0
                    ? words.say("incidents.none")
                    : words.say("incidents.none.down", words.hours(incidents.downtimeMs()));
        }
        long open = count(incident -> incident.last().closedAt() == null);
        return words.say(
                open == 0 ? "incidents.mended" : "incidents",
                words.count("incident", incidents.count()),
                words.count("incident", open),
                words.hours(incidents.downtimeMs()),
                words.hours(incidents.longestMs()));
    }

    private long count(Predicate<Figures.Incident> which) {
        return figures.incidents().stream().filter(which).count();
    }

    private String incident(Figures.Incident incident) {
        Evidence.Incident last = incident.last();
        return words.say(
                last.closedAt() == null ? "incident.told.open" : "incident.told",
                siteName(incident.site()),
                within(last.sentence()),
                words.timeTold(last.openedAt().toLocalDateTime()),
                last.closedAt() == null ? "" : words.timeTold(last.closedAt().toLocalDateTime()),
                last.cause() == null ? "" : words.say("incident.cause", within(last.cause())),
                last.action() == null ? "" : words.say("incident.action", within(last.action())));
    }

    /** A sentence as part of another: without its full stop. */
    private static String within(String sentence) {
        String bare = sentence.strip();
        return bare.endsWith(".") && !bare.endsWith("..") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private String gap(Figures.Gap gap) {
        return words.say(
                "gap.told." + gap.kind() + (gap.from() == null ? ".never" : ""),
                siteName(gap.site()),
                gap.node(),
                gap.from() == null ? "" : words.timeTold(gap.from().toLocalDateTime()),
                gap.to() == null
                        ? words.say("gap.open")
                        : words.timeTold(gap.to().toLocalDateTime()),
                gap.lost() == null ? "" : words.count("row", gap.lost()));
    }

    private String siteName(String site) {
        return figures.sites().stream()
                .filter(at -> at.site().equals(site))
                .map(Figures.AtSite::name)
                .findFirst()
                .orElse(site);
    }

    /** Drafted from the same, to be edited by whoever signs. */
    List<Block> proposals() {
        List<String> paragraphs = new ArrayList<>();
        figures.sites().stream()
                .filter(site -> site.suspended() != null)
                .map(site -> words.say("proposal.suspended", site.name()))
                .forEach(paragraphs::add);
        long outOfWarranty = count(open(false));
        if (outOfWarranty > 0) {
            paragraphs.add(words.say("proposal.repair", words.count("incident", outOfWarranty)));
        }
        long underWarranty = count(open(true));
        if (underWarranty > 0) {
            paragraphs.add(words.say("proposal.warranty", words.count("incident", underWarranty)));
        }
        if (!figures.gaps().isEmpty()) {
            paragraphs.add(words.say("proposal.gaps"));
        }
        paragraphs.add(words.say("proposal.content"));
        return blocks(paragraphs);
    }

    private static Predicate<Figures.Incident> open(boolean underWarranty) {
        return incident -> incident.last().closedAt() == null
                && underWarranty == Boolean.TRUE.equals(incident.last().underWarranty());
    }

    /** The last sentence, ended as Decree 30/2020 ends it. */
    Block closing() {
        return new Block.Paragraph(words.say(
                "closing",
                words.say(figures.period().words()),
                form.issuingOn(figures.period().to()).name(),
                form.superiorOn(figures.period().to()).name()));
    }

    private static List<Block> blocks(List<String> paragraphs) {
        return paragraphs.stream().<Block>map(Block.Paragraph::new).toList();
    }
}
