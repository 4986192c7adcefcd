// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.report.Report;
import vn.cotmoc.report.ooxml.Docx;
import vn.cotmoc.report.ooxml.Xlsx;
import vn.cotmoc.report.paper.Drafting;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.pdf.Pdf;

/** A file that a report is written to; its suffix says in which form. */
public final class ReportFile {
    /** What a name may end with: the forms of a report. */
    public static final List<String> SUFFIXES = List.of("docx", "pdf", "xlsx", "csv", "json");

    private final Path file;
    private final String suffix;

    private ReportFile(Path file, String suffix) {
        this.file = file;
        this.suffix = suffix;
    }

    /**
     * The file of a name.
     *
     * @throws Fault REFUSED {@code report-suffix} when its suffix is no form of a report
     */
    public static ReportFile of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        if (!SUFFIXES.contains(suffix)) {
            throw Fault.refused("report-suffix", file);
        }
        return new ReportFile(file, suffix);
    }

    /**
     * Writes a report; what the file held before is there until the new one is whole.
     *
     * @param program what made it, with its version
     * @throws Fault RETRY {@code report-unwritable}
     */
    public void write(Report report, Language language, String program) {
        byte[] bytes = bytes(report, language, program);
        try {
            // Not a temporary file of the JDK's: those are for their owner's eyes alone, and so would be the report.
            Path whole = file.resolveSibling("." + file.getFileName() + ".part");
            try {
                Files.write(whole, bytes);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw Fault.retry("report-unwritable", file, e).causedBy(e);
        }
    }

    private byte[] bytes(Report report, Language language, String program) {
        return switch (suffix) {
            case "json" -> (report.json().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            case "csv" -> report.csv().getBytes(StandardCharsets.UTF_8);
            case "xlsx" -> Xlsx.of(paper(report, language, program));
            case "docx" -> Docx.of(paper(report, language, program));
            default -> Pdf.of(paper(report, language, program));
        };
    }

    private static Paper paper(Report report, Language language, String program) {
        return Drafting.draft(report.figures(), report.form(), language, program, report.sha256());
    }
}
