// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import org.slf4j.LoggerFactory;
import vn.cotmoc.http.WebServer;

/**
 * Loads on a second thread what the daemon will need, while the first reads the command line and the settings. Without it all
 * goes the same way, only later.
 */
final class HeadStart {
    private static final String DAEMON = "node";

    private HeadStart() {}

    /** Returns at once. */
    static void begin(String... words) {
        if (words.length > 0 && words[0].equals(DAEMON)) {
            var thread = new Thread(HeadStart::load, "head-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void load() {
        WebServer.load();
        LoggerFactory.getLogger(HeadStart.class).trace("Loaded.");
    }
}
