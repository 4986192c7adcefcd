// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.ZoneId;

/**
 * What does not change about a node while it runs.
 *
 * @param zone in which every time is told
 * @param publicKey of the node's own key, as OpenSSH writes it on one line: {@code ssh-ed25519 …}
 * @param version of the program
 */
public record NodeFacts(String name, ZoneId zone, String publicKey, String version) {}
