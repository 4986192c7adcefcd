// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.health.Severity;

/**
 * A figure that may not rise too high. Once it has, it must fall clearly below the limit to be well again: a figure that
 * dances on its limit is one trouble. One thread.
 */
final class Band {
    private final double slack;
    private final Map<String, Severity> standing = new HashMap<>();

    /** @param slack how far below the limit it must fall */
    Band(double slack) {
        this.slack = slack;
    }

    /** How bad a figure is; {@code name} tells one from another. */
    Optional<Severity> judge(String name, double figure, double warning, double fault) {
        Severity before = standing.get(name);
        Severity now = null;
        if (figure >= (before == Severity.FAULT ? fault - slack : fault)) {
            now = Severity.FAULT;
        } else if (figure >= (before == null ? warning : warning - slack)) {
            now = Severity.WARNING;
        }
        if (now == null) {
            standing.remove(name);
        } else {
            standing.put(name, now);
        }
        return Optional.ofNullable(now);
    }
}
