// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.time.Clock;

/**
 * A way to a node for as long as a command runs. The node of this machine is spoken to with a token that is made for the one
 * command and revoked at its end: whoever may write the node's database needs no other secret, and none lies about.
 */
final class NodeLine implements AutoCloseable {
    /** A command that is killed leaves its token behind; it is of no use for longer. */
    private static final Duration LOCAL_TOKEN = Duration.ofHours(12);

    private final NodeClient client;
    private final Runnable end;

    private NodeLine(NodeClient client, Runnable end) {
        this.client = client;
        this.end = end;
    }

    static NodeLine afar(NodeAddress address, Language language) {
        return new NodeLine(new NodeClient(address, language), () -> {});
    }

    /** @throws Fault REFUSED {@code node-never-ran}; RETRY when its database cannot be written */
    static NodeLine local(NodeSettings settings, Role role, Language language, Clock clock) {
        if (!Files.exists(settings.data().resolve("node.db"))) {
            throw Fault.refused("node-never-ran", settings.data());
        }
        String name = "command-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Instant now = clock.now().wall();
        NodeDatabase database = NodeDatabase.open(settings.data());
        try {
            SqliteTokens tokens = new SqliteTokens(database);
            String secret = tokens.add(name, role, now.plus(LOCAL_TOKEN), now);
            NodeClient client = new NodeClient(address(settings.api(), secret), language);
            return new NodeLine(client, () -> {
                tokens.revoke(name);
                database.close();
            });
        } catch (Fault e) {
            database.close();
            throw e;
        }
    }

    private static NodeAddress address(HttpSettings api, String secret) {
        boolean loopback = isLoopback(api.host());
        Path own = api.certificate() == null ? api.pair().resolve("api.crt") : api.certificate();
        @Nullable Path certificate = loopback && api.certificate() == null ? null : own;
        String host = loopback ? api.host() : "127.0.0.1";
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        URI url = URI.create((certificate == null ? "http://" : "https://") + bracketed + ":" + api.port());
        return new NodeAddress(url, secret, certificate);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    NodeClient client() {
        return client;
    }

    @Override
    public void close() {
        end.run();
    }
}
