// SPDX-License-Identifier: GPL-3.0-or-later

/** The commands. picocli is used here alone. */
@NullMarked
package vn.cotmoc.cli;

import org.jspecify.annotations.NullMarked;
