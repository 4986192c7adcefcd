// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

/** A clip that cannot be shown, and is passed over. */
public record BadClip(String clip, Trouble trouble) {
    public enum Trouble {
        /** It gave no first picture. */
        NO_PICTURE,
        /** It stopped in the middle. */
        STALLED
    }
}
