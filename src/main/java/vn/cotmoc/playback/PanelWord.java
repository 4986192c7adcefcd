// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

/**
 * What the device that lights a screen said of itself.
 *
 * @param confirms whether it has signal and power
 * @param atNs when, on the monotonic clock
 */
public record PanelWord(boolean confirms, long atNs) {}
