// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The player: a child process with libVLC, JNA and Xlib in it, and the port to it.
 *
 * <p>{@link vn.cotmoc.playback.vlc.VlcPlayer} is the daemon's side: it keeps a child alive and speaks to it over its pipes,
 * one JSON object a line. {@link vn.cotmoc.playback.vlc.PlayerMain} is the child: two decks that libVLC draws into, one
 * window, and a flip between them at a given instant. Only here may a crash happen: the child is replaced. Begin with
 * {@link vn.cotmoc.playback.vlc.VlcPlayer}, then {@link vn.cotmoc.playback.vlc.PlayerMain}.
 */
@NullMarked
package vn.cotmoc.playback.vlc;

import org.jspecify.annotations.NullMarked;
