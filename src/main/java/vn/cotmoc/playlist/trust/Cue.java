// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.nio.file.Path;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/** A clip that can be played out of turn: of which playlist it is, and its file, found whole. */
public record Cue(Playlist playlist, Clip clip, Path file) {}
