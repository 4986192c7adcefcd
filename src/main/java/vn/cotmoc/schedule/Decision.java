// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one screen is to show from an instant on.
 *
 * @param due null: nothing, the screen is dark by its {@code hours} or the playlist is not valid yet
 * @param until when to decide again: the end of what is due, or the next instant at which something may be
 * @param missed what is found to have been missed at this instant, each told once
 * @param history as it stands when {@code due} has started; to be stored with the play's intent
 */
public record Decision(@Nullable Due due, Instant until, List<Missed> missed, History history) {
    public Decision {
        missed = List.copyOf(missed);
    }
}
