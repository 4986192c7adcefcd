// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.util.List;

/**
 * What a verification has gone through.
 *
 * @param streams logs of nodes
 * @param rows all of them, play or not
 * @param findings what is wrong, by node, log and row; empty when all is whole
 */
public record Verified(long streams, long rows, List<Finding> findings) {
    public Verified {
        findings = List.copyOf(findings);
    }
}
