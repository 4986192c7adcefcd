// SPDX-License-Identifier: GPL-3.0-or-later

/** The endpoints of /api/v1. */
@NullMarked
package vn.cotmoc.api;

import org.jspecify.annotations.NullMarked;
