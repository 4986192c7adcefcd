// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The glass over the X11 wire protocol, and the virtual screen that stands in for a real one.
 *
 * <p>Six requests of the core protocol over the server's Unix socket are all it takes; no Xlib, so nothing here can take
 * the daemon down. Begin with {@link vn.cotmoc.glass.x11.X11Glass}.
 */
@NullMarked
package vn.cotmoc.glass.x11;

import org.jspecify.annotations.NullMarked;
