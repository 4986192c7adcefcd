// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.CanonicalJson;

/**
 * The figures of a period, with what makes them known again.
 *
 * @param sha256 over the RFC 8785 form of the figures, hex
 */
public record Report(Form form, Figures figures, String sha256) {
    /**
     * The report of a period from what the office holds.
     *
     * @throws vn.cotmoc.fault.Fault REFUSED when the form has no name, or two, for an agency at the period's end
     */
    public static Report of(Form form, Period period, Archive archive) {
        form.checkNamesOn(period.to());
        return of(form, Reckoning.figures(form, period, ArchiveEvidence.of(archive, form, period)));
    }

    /** The report of some figures. */
    public static Report of(Form form, Figures figures) {
        form.checkNamesOn(figures.period().to());
        return new Report(form, figures, sha256(FiguresJson.of(figures)));
    }

    /** The shape that programs read, {@code sha256} with it. */
    public ObjectNode json() {
        return FiguresJson.of(figures).put("sha256", sha256);
    }

    /** The same as a table: UTF-8 with a byte-order mark is meant. */
    public String csv() {
        return Csv.of(json());
    }

    private static String sha256(JsonNode figures) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(figures));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
