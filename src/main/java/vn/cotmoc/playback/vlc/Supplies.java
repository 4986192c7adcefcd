// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import uk.co.caprica.vlcj.binding.internal.libvlc_instance_t;

/**
 * What all decks of a process draw on.
 *
 * @param silence a sound file, as libVLC opens it
 */
record Supplies(libvlc_instance_t vlc, Tapes tapes, String silence) {}
