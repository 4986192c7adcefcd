// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

/** An accepted playlist and how it stands now. */
public record Version(Acceptance acceptance, State state) {}
