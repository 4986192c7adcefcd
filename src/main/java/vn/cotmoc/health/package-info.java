// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The watchdog: what is wrong, told soon and once, and mended where it can be.
 *
 * <p>A {@link vn.cotmoc.health.Check} looks at what another part tells and names {@link vn.cotmoc.health.Symptom}s; {@code
 * Diagnosis} makes findings of them over time, with hysteresis; {@link vn.cotmoc.health.Incidents} keeps them in the journal
 * and tells the listeners. {@code Ladder} decides what is tried against a missing picture. All of that is pure or in memory;
 * one thread turns it four times a second. {@link vn.cotmoc.health.Panel}, {@link vn.cotmoc.health.Ups} and {@link
 * vn.cotmoc.health.Machine} are asked by threads of their own. Begin with {@link vn.cotmoc.health.Trouble}, the table of all
 * that can be wrong.
 */
@NullMarked
package vn.cotmoc.health;

import org.jspecify.annotations.NullMarked;
