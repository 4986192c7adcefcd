// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.ssh.SignersFile;

/**
 * Whom a node trusts.
 *
 * @param signers the {@code allowed_signers} file; null: only the key that the node makes itself
 */
public record Trust(@Nullable Path signers) {
    /** In the data folder; {@code cotmoc seal} and the demo sign with it. */
    public static final String DEV_KEY = "dev-key";

    /** Whether the node trusts nobody but itself, and so must listen on loopback only. */
    public boolean isForTrialOnly() {
        return signers == null;
    }

    /**
     * Opens the file, or the node's own trial key, which is made when it is not there. What it gives is as the file is at
     * that moment, and it faults while the file is wrong.
     *
     * @param data the node's data folder
     * @param zone of the times in the file that are written without {@code Z}
     * @throws Fault REFUSED {@code signers-…} or {@code key-…}
     */
    public Supplier<AllowedSigners> open(Path data, ZoneId zone) {
        if (signers != null) {
            return new SignersFile(signers, zone)::signers;
        }
        NodeKey key = NodeKey.open(data.resolve(DEV_KEY), DEV_KEY);
        AllowedSigners own = AllowedSigners.only(DEV_KEY, key.publicKey());
        return () -> own;
    }
}
