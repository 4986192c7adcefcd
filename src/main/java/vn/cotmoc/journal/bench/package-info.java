// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How fast the journal is: journals of any size drawn from a seed, and what it takes to write, serve, import, verify and count
 * them. Nothing here runs on a node that plays. One thread. Begin with {@link vn.cotmoc.journal.bench.JournalBench}.
 */
@NullMarked
package vn.cotmoc.journal.bench;

import org.jspecify.annotations.NullMarked;
