// SPDX-License-Identifier: GPL-3.0-or-later

/** Reads node, fleet and report-form files into the settings records that each room owns. */
@NullMarked
package vn.cotmoc.config;

import org.jspecify.annotations.NullMarked;
