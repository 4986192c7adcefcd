// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.media;

import vn.cotmoc.tidy.sample.glass.Pane;

/** Knows a room on its own floor. */
public record Film(Pane pane) {}
