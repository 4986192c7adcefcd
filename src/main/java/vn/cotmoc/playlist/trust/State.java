// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.util.Locale;

/** How an accepted playlist stands. */
public enum State {
    /** On air. */
    ACTIVE,
    /** Takes over when its first day begins. */
    PENDING,
    /** Another took its place. */
    SUPERSEDED,
    /** In its place still, but its last day is over: only its filler plays. */
    EXPIRED;

    /** As the API has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
