// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How a node answers when many ask it at once. Nothing here runs on a node that plays. Begin with {@link
 * vn.cotmoc.fleet.bench.ApiLoad}.
 */
@NullMarked
package vn.cotmoc.fleet.bench;

import org.jspecify.annotations.NullMarked;
