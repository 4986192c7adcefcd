// SPDX-License-Identifier: GPL-3.0-or-later

/** The operator page's static files. */
@NullMarked
package vn.cotmoc.ui;

import org.jspecify.annotations.NullMarked;
