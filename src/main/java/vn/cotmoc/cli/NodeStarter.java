// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.net.URI;
import java.util.Optional;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;

/** Starts a node. The room {@code app}, which this one cannot see, hands it in. */
@FunctionalInterface
public interface NodeStarter {
    /**
     * Starts a node with all its screens and its API.
     *
     * @throws Fault when it cannot be started; what had been started is closed again
     */
    Running start(NodeSettings settings);

    /** A node that runs until it is closed. */
    interface Running extends AutoCloseable {
        /** Where page and API are to be reached. */
        URI address();

        /** SHA-256 of its certificate; empty without TLS. */
        Optional<String> fingerprint();

        /** {@code stop} is run when the node itself finds that it has to be closed: the UPS's battery is nearly empty. */
        void whenItMustEnd(Runnable stop);

        /** Stops everything, the last started first. */
        @Override
        void close();
    }
}
