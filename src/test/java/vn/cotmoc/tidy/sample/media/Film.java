// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.media;

/** Knows a room on its own floor. */
public record Film(vn.cotmoc.tidy.sample.glass.Pane pane) {}
