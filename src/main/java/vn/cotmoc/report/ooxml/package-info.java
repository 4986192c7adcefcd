// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The paper as Office Open XML (ECMA-376): a document to edit and a workbook to reckon with.
 *
 * <p>{@link vn.cotmoc.report.ooxml.Docx} writes the few parts a document needs by itself, {@link vn.cotmoc.report.ooxml.Xlsx}
 * goes through fastexcel, which is used here alone. Both leave through {@link vn.cotmoc.report.ooxml.Parts}, so that the
 * same paper gives the same bytes. What is said stands in the paper; here is only how it looks. Any thread.
 */
@NullMarked
package vn.cotmoc.report.ooxml;

import org.jspecify.annotations.NullMarked;
