// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The sender of a NovaStar wall, asked over TCP: whether it has a picture to show, and how its receiving cards are.
 *
 * <p>Only ever reads: no request that writes can be formed here. What comes from the wire is not trusted: frames that do not
 * add up are passed over, and a question ends after a time and a number of bytes. Called by the one thread that asks this
 * device; only {@code close} comes from elsewhere. Begin with {@link vn.cotmoc.health.novastar.NovastarPanel}.
 */
@NullMarked
package vn.cotmoc.health.novastar;

import org.jspecify.annotations.NullMarked;
