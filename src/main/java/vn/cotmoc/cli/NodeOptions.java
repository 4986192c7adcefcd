// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.time.Clock;

/** Which node a command is for: one afar, by its URL, or the one of this machine, by its settings. */
final class NodeOptions {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    static class Choice {
        @ArgGroup(exclusive = false)
        private @Nullable Afar afar;

        @Option(names = "--config", required = true, paramLabel = "FILE", descriptionKey = "config")
        private @Nullable Path config;

        /** As {@link NodeOptions#open}. */
        NodeLine open(Role role, Map<String, String> environment, Language language, Clock clock) {
            if (afar != null && afar.node != null && afar.tokenFile != null) {
                return NodeLine.afar(NodeAddress.read(afar.node, afar.tokenFile, afar.certificate), language);
            }
            if (config == null) {
                throw new IllegalStateException("picocli lets one of the two through");
            }
            return NodeLine.local(NodeFile.read(config, environment), role, language, clock);
        }
    }

    static final class Afar {
        @Option(names = "--node", required = true, paramLabel = "URL", descriptionKey = "node")
        private @Nullable URI node;

        @Option(names = "--token-file", required = true, paramLabel = "FILE", descriptionKey = "token-file")
        private @Nullable Path tokenFile;

        @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "certificate")
        private @Nullable Path certificate;
    }

    /**
     * The way to that node.
     *
     * @param role what a command beside the node may do; afar, the token says it
     * @throws Fault REFUSED when the settings, the token's file or the certificate's are no good
     */
    NodeLine open(Role role, Map<String, String> environment, Language language, Clock clock) {
        return choice.open(role, environment, language, clock);
    }
}
