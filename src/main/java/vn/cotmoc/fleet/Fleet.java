// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes a central office looks after: {@code fleet.yaml}.
 *
 * @param database the office's own, into which journals are pulled
 */
public record Fleet(Path database, List<Member> nodes) {
    public Fleet {
        nodes = List.copyOf(nodes);
    }

    /**
     * One node.
     *
     * @param url of its API, without a path
     * @param certificateFile the certificate it must show; null: one that the machine trusts
     * @param publicKey the key its journal must be signed with; null: the one it tells the first time
     */
    public record Member(
            String node,
            URI url,
            Path tokenFile,
            @Nullable Path certificateFile,
            @Nullable String publicKey) {}
}
