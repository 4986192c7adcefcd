// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * Who reports, about which gates, by which calendar: {@code report.yaml}.
 *
 * @param place before the date of the document
 * @param superior the agency above the one that reports, by dates
 * @param issuing the agency that reports, by dates
 * @param partner the border unit of "phối hợp với …", by dates
 * @param title null: the product's own, made from the period
 * @param sites in the order of the report; nodes not named are left out of it
 * @param recipients without archive
 * @param archive what follows "Lưu:"
 * @param topics names of the office's own topics, and other names for known ones, by id
 * @param sources likewise
 * @param lastYear figures of years without a journal, by the name of their period
 * @param due the last day to hand in, by what follows the year in the period's name ({@code H1}, {@code Q3}, {@code 07}),
 *     and {@code year}
 */
public record Form(
        PeriodRule periods,
        String place,
        List<Name> superior,
        List<Name> issuing,
        List<Name> partner,
        @Nullable String title,
        List<Site> sites,
        Signatory signatory,
        List<String> recipients,
        String archive,
        Map<String, String> topics,
        Map<String, String> sources,
        Map<String, HandFigures> lastYear,
        Map<String, MonthDay> due) {
    public Form {
        superior = List.copyOf(superior);
        issuing = List.copyOf(issuing);
        partner = List.copyOf(partner);
        sites = List.copyOf(sites);
        recipients = List.copyOf(recipients);
        topics = Map.copyOf(topics);
        sources = Map.copyOf(sources);
        lastYear = Map.copyOf(lastYear);
        due = Map.copyOf(due);
    }

    /**
     * What an agency is called from one day to another, both included.
     *
     * @param code of the issuing agency, for {@code Số: …/BC-CODE}; empty for the others
     */
    public record Name(
            String name,
            String code,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        boolean isValidOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** A gate, and the nodes that stand there. */
    public record Site(
            String site,
            String name,
            List<String> nodes,
            @Nullable Suspension suspended) {
        public Site {
            nodes = List.copyOf(nodes);
        }
    }

    /** A site out of order. {@code until} is the first day in operation again; null: nobody knows. */
    public record Suspension(LocalDate since, @Nullable LocalDate until, String reason) {
        boolean isInForceOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }
    }

    /** Who signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", and a name where it is known beforehand. */
    public record Signatory(
            String capacity, String position, @Nullable String name) {}

    /** What an earlier report said where there is no journal. */
    public record HandFigures(long clips, long plays, long airtimeMs) {}

    /**
     * Whether each agency has one name on a day.
     *
     * @throws Fault REFUSED {@code form-name-missing}, {@code form-name-twice}
     */
    void checkNamesOn(LocalDate day) {
        superiorOn(day);
        issuingOn(day);
        partnerOn(day);
    }

    public Name superiorOn(LocalDate day) {
        return validOn("superior", superior, day);
    }

    public Name issuingOn(LocalDate day) {
        return validOn("issuing", issuing, day);
    }

    public Name partnerOn(LocalDate day) {
        return validOn("partner", partner, day);
    }

    /** Every node that the report is about, in its order. */
    public List<String> nodes() {
        return sites.stream().flatMap(site -> site.nodes().stream()).toList();
    }

    private static Name validOn(String member, List<Name> names, LocalDate day) {
        List<Name> valid = names.stream().filter(name -> name.isValidOn(day)).toList();
        if (valid.size() == 1) {
            return valid.get(0);
        }
        throw valid.isEmpty()
                ? Fault.refused("form-name-missing", member, day)
                : Fault.refused(
                        "form-name-twice",
                        member,
                        day,
                        valid.get(0).name(),
                        valid.get(1).name());
    }
}
