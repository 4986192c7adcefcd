// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What is on the glass: an X screen seen and painted from outside, without native code.
 *
 * <p>The judge is not the accused: the player draws through Xlib in a process of its own, the daemon looks at the result
 * through {@link vn.cotmoc.glass.Glass} over a connection of its own. {@code glass.x11} speaks the X11 wire protocol and
 * keeps the virtual screen. Each glass is used by one thread at a time. Begin with {@link vn.cotmoc.glass.Glass}.
 */
@NullMarked
package vn.cotmoc.glass;

import org.jspecify.annotations.NullMarked;
