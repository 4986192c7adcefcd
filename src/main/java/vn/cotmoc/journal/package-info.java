// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The journal (nhật ký phát sóng): every play once, counted, chained, provable.
 *
 * <p>{@link vn.cotmoc.journal.Journal} is the port; {@code journal.sqlite} keeps it on disk. What is on air is written by
 * one thread alone; reading is for every thread. It knows nothing of how plays come about. Begin with
 * {@link vn.cotmoc.journal.Journal}.
 */
@NullMarked
package vn.cotmoc.journal;

import org.jspecify.annotations.NullMarked;
