// SPDX-License-Identifier: GPL-3.0-or-later

/** What is on the glass: the X root seen and painted from outside, without native code. */
@NullMarked
package vn.cotmoc.glass;

import org.jspecify.annotations.NullMarked;
