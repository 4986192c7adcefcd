// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The paper as PDF: pages as they will be printed, with their fonts, their text to be selected, their structure tagged.
 *
 * <p>{@link vn.cotmoc.report.pdf.Pdf} is the way in. {@code Fonts} finds a face for every letter and shapes what Java2D must
 * shape (Khmer, Lao); {@code Typesetter} breaks lines; {@code Pages} turns pages; {@code Pen} writes one page's operators,
 * each within its tag. PDFBox is used here alone. What is said stands in the paper. One document is made by one thread.
 */
@NullMarked
package vn.cotmoc.report.pdf;

import org.jspecify.annotations.NullMarked;
