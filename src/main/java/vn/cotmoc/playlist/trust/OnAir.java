// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import vn.cotmoc.playlist.Playlist;

/**
 * The playlist in place.
 *
 * @param sha256 of its payload
 * @param expired whether its last day is over: then only its filler plays
 * @param since when it took over: was accepted, was rolled back to, or began to be valid, whichever came last
 */
public record OnAir(Playlist playlist, String sha256, boolean expired, Instant since) {}
