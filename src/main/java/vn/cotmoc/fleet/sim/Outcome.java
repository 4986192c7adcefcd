// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.util.List;

/**
 * What a simulation came to.
 *
 * @param seed repeats it
 * @param plays that came onto the glass
 * @param foretold of these, how many a preview of hours before had named
 * @param mishaps how many things were broken, cut, forged or set
 * @param findings which promises were broken, when and where; empty when all was kept
 */
public record Outcome(long seed, long plays, long foretold, long mishaps, List<String> findings) {
    public Outcome {
        findings = List.copyOf(findings);
    }
}
