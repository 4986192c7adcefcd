// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.List;
import java.util.stream.Stream;
import vn.cotmoc.fault.Language;

/**
 * A document after Decree 30/2020, from its head to its last annex, in one language.
 *
 * @param body up to and with the closing sentence
 * @param sha256 of the figures; whatever a form needs to be its own and no other's is taken from it
 */
public record Paper(
        Language language, Head head, List<Block> body, Signature signature, List<Annex> annexes, String sha256) {
    public Paper {
        body = List.copyOf(body);
        annexes = List.copyOf(annexes);
    }

    /**
     * What stands above the text; the agencies in lines of like length.
     *
     * @param number with room for the number itself, which the registry gives
     * @param placeAndDate with room for day and month
     * @param kind "BÁO CÁO"
     */
    public record Head(
            List<String> superior,
            List<String> issuing,
            String nation,
            String creed,
            String number,
            String placeAndDate,
            String kind,
            String title) {
        public Head {
            superior = List.copyOf(superior);
            issuing = List.copyOf(issuing);
        }

        /** The issuing agency in one line. */
        public String agency() {
            return String.join(" ", issuing);
        }
    }

    /**
     * Who signs, and who receives it.
     *
     * @param recipients each with its dash and its stop
     * @param capacity "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", a line each
     * @param name empty where the signatory is not known beforehand
     */
    public record Signature(String recipientsTitle, List<String> recipients, List<String> capacity, String name) {
        public Signature {
            recipients = List.copyOf(recipients);
            capacity = List.copyOf(capacity);
        }
    }

    /**
     * Pages after the signature, in landscape, because their tables are wide.
     *
     * @param reference which document it goes with, as the decree asks, with room for number and date
     */
    public record Annex(String number, String title, String reference, List<Block> blocks) {
        public Annex {
            blocks = List.copyOf(blocks);
        }
    }

    /** Every table, in the order in which they stand. */
    public List<Table> tables() {
        return Stream.concat(body.stream(), annexes.stream().flatMap(annex -> annex.blocks().stream()))
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }
}
