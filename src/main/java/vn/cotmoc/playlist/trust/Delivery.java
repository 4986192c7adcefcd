// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.util.List;
import vn.cotmoc.fault.Problem;

/**
 * What a push came to, or would come to.
 *
 * @param sha256 of the payload
 * @param state how the playlist stands now, or would
 * @param diff to the playlist that was on air
 * @param missingMedia hashes, in the order of the clips; empty once accepted
 */
public record Delivery(
        String id,
        int version,
        String sha256,
        State state,
        List<Problem> warnings,
        Diff diff,
        List<String> missingMedia) {
    public Delivery {
        warnings = List.copyOf(warnings);
        missingMedia = List.copyOf(missingMedia);
    }
}
