// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Signs in a process of its own: the agent and what asks for a passphrase are named by its environment alone. */
final class SigningChild {
    private SigningChild() {}

    /**
     * Prints the signature.
     *
     * @param args the key, what is signed, and in which namespace
     */
    public static void main(String[] args) {
        var key = new PersonalKey(Path.of(args[0]), /* attended= */ true);
        System.out.println(key.sign(args[1].getBytes(StandardCharsets.UTF_8), args[2]));
    }
}
