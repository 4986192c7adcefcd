// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.fleet.UnfinishedUploads;

/** What is remembered of one push for the next. */
final class UserCache {
    private UserCache() {}

    static UnfinishedUploads uploads(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return UnfinishedUploads.inCache(Optional.ofNullable(environment.get("XDG_CACHE_HOME")), home);
    }
}
