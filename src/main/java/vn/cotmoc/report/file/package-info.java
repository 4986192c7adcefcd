// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The report as a file, in the form that the file's suffix names. Nothing else in the room knows of files or suffixes. Any
 * thread. Begin, and end, with {@link vn.cotmoc.report.file.ReportFile}.
 */
@NullMarked
package vn.cotmoc.report.file;

import org.jspecify.annotations.NullMarked;
