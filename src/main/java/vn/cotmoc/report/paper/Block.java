// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

/** One piece of the text, one below the other. */
public sealed interface Block permits Block.Heading, Block.Paragraph, Block.Note, Table, Chart {
    /**
     * The title of a part.
     *
     * @param level 1: "I. KẾT QUẢ", 2: "1. Kết quả theo cụm"
     */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** Small print below a table. */
    record Note(String text) implements Block {}
}
