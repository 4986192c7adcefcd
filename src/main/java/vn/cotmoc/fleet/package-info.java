// SPDX-License-Identifier: GPL-3.0-or-later

/** The office's side: push and pull, one node or many. */
@NullMarked
package vn.cotmoc.fleet;

import org.jspecify.annotations.NullMarked;
