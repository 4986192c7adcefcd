// SPDX-License-Identifier: GPL-3.0-or-later

/** Wiring: start and stop, timers. */
@NullMarked
package vn.cotmoc.app;

import org.jspecify.annotations.NullMarked;
