// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * People and programs afar are told what happens: every change of an incident once, how things stand once a day, and that
 * the node lives, so that silence itself alarms.
 *
 * <p>{@link vn.cotmoc.health.alert.Alerts} takes what happens and returns at once; each outlet has a queue and a thread of its
 * own, so that one that does not answer delays nobody. The outlets' technologies live in {@code health.webhook} and {@code
 * health.mail}. Begin with {@link vn.cotmoc.health.alert.Alerts}.
 */
@NullMarked
package vn.cotmoc.health.alert;

import org.jspecify.annotations.NullMarked;
