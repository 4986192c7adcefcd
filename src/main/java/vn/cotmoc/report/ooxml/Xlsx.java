// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.ooxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.cotmoc.report.paper.Cell;
import vn.cotmoc.report.paper.Paper;
import vn.cotmoc.report.paper.Table;

/** The tables of the paper as a workbook, a sheet each: figures as numbers, times as times, nothing to be reckoned anew. */
public final class Xlsx {
    private static final String COUNT = "#,##0";
    private static final String SPAN = "[h]:mm:ss";
    private static final String PERCENT = "0.00%";
    private static final String DAY = "dd/mm/yyyy";
    private static final String MOMENT = "dd/mm/yyyy hh:mm:ss";
    private static final double DAY_MS = 86_400_000;
    private static final String HEADER_COLOUR = "D9E2EC";
    /** Characters a unit of a column's share is wide: a page's width of about 165 gives some 100 characters. */
    private static final double CHARACTERS_PER_SHARE = 0.62;

    private static final double NARROWEST = 11;

    private Xlsx() {}

    /** The bytes of the file; the same paper gives the same. */
    public static byte[] of(Paper paper) {
        return of(workbook -> fill(workbook, paper));
    }

    /** The bytes of a workbook; filled the same way it gives the same. */
    static byte[] of(Consumer<Workbook> content) {
        try {
            Path file = Files.createTempFile("cotmoc", ".xlsx");
            try {
                write(content, file);
                return withoutTimes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Consumer<Workbook> content, Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "cotmoc", null)) {
            workbook.setGlobalDefaultFont("Times New Roman", 12);
            content.accept(workbook);
        }
    }

    private static void fill(Workbook workbook, Paper paper) {
        workbook.properties()
                .setTitle(paper.head().kind() + " – " + paper.head().title())
                .setCompany(paper.head().agency());
        paper.tables().forEach(table -> sheet(workbook.newWorksheet(table.sheet()), table));
    }

    private static void sheet(Worksheet sheet, Table table) {
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            Table.Column column = table.columns().get(i);
            sheet.width(i, Math.max(NARROWEST, column.share() * CHARACTERS_PER_SHARE));
            sheet.value(0, i, column.header());
        }
        sheet.range(0, 0, 0, columns - 1)
                .style()
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(HEADER_COLOUR)
                .borderStyle("thin")
                .set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.pageOrientation("landscape");
        for (int i = 0; i < table.rows().size(); i++) {
            row(sheet, i + 1, table.rows().get(i));
        }
    }

    private static void row(Worksheet sheet, int at, Table.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            var style = sheet.style(at, i).borderStyle("thin").verticalAlignment("top");
            if (row.total()) {
                style.bold();
            }
            if (cell instanceof Cell.Words words) {
                sheet.value(at, i, words.text());
                style.wrapText(true).set();
            } else if (cell instanceof Cell.Count count) {
                sheet.value(at, i, count.value());
                style.format(COUNT).set();
            } else if (cell instanceof Cell.Span span) {
                sheet.value(at, i, span.ms() / DAY_MS);
                style.format(SPAN).set();
            } else if (cell instanceof Cell.Percent percent) {
                sheet.value(at, i, percent.value());
                style.format(PERCENT).set();
            } else if (cell instanceof Cell.Day day) {
                sheet.value(at, i, day.value());
                style.format(DAY).set();
            } else if (cell instanceof Cell.Moment moment) {
                sheet.value(at, i, moment.value());
                style.format(MOMENT).set();
            }
        }
    }

    // fastexcel writes the moment of writing into the zip's entries and into core.xml. Its zip has sizes in a form that
    // only a reader of the directory at its end understands, hence the file.
    private static byte[] withoutTimes(Path workbook) throws IOException {
        var parts = new Parts();
        try (var zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                parts.add(entry.getName(), entry.getName().equals("docProps/core.xml") ? withoutCreation(part) : part);
            }
        }
        return parts.zipped();
    }

    private static byte[] withoutCreation(byte[] core) {
        return new String(core, StandardCharsets.UTF_8)
                .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
