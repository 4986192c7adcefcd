// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Playout: what the schedule decides goes to the screen, and what happened goes to the journal.
 *
 * <p>{@link vn.cotmoc.playback.Player} is the port to whatever draws; {@code playback.vlc} is the child process with libVLC
 * in it. {@code Playout} decides each turn from the time, the reports and what it keeps of the schedule ({@code Course}), the
 * player ({@code Cueing}) and the glass ({@code Air}); {@link
 * vn.cotmoc.playback.PlayoutLoop} is the one thread per screen that turns it and never waits for disk or network. Begin
 * with {@link vn.cotmoc.playback.Player}.
 */
@NullMarked
package vn.cotmoc.playback;

import org.jspecify.annotations.NullMarked;
