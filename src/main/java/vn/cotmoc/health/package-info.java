// SPDX-License-Identifier: GPL-3.0-or-later

/** Checks, incidents, recovery, device drivers. */
@NullMarked
package vn.cotmoc.health;

import org.jspecify.annotations.NullMarked;
