// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.glass;

/** As it should be, but for its package, which is not null-marked. */
public record Pane(int width, int height) {}
