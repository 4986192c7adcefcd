// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * From the journal to the document that the office hands in.
 *
 * <p>Here are the periods, the form ({@link vn.cotmoc.report.Form}, who reports), what the journal must tell
 * ({@link vn.cotmoc.report.Evidence}), the figures ({@link vn.cotmoc.report.Figures}) and the pure function that leads from
 * one to the other, {@link vn.cotmoc.report.Reckoning}: begin there. {@code paper} puts the figures into sentences and
 * tables, once; {@code docx}, {@code pdf} and {@code xlsx} draw that paper and know nothing of what it says. Nothing here
 * asks what time it is, so that the same journal gives the same bytes. Any thread.
 */
@NullMarked
package vn.cotmoc.report;

import org.jspecify.annotations.NullMarked;
