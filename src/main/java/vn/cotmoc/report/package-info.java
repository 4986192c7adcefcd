// SPDX-License-Identifier: GPL-3.0-or-later

/** Periods and documents. */
@NullMarked
package vn.cotmoc.report;

import org.jspecify.annotations.NullMarked;
