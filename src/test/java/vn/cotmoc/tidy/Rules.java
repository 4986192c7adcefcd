// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.util.Map;

/** All rules of the repository; the house's own are {@link Floors} and {@link Habits}. */
final class Rules {
    static final Map<String, Rule> ALL = Map.ofEntries(
            Map.entry("top-level", Layout::topLevel),
            Map.entry("kinds", Layout::kinds),
            Map.entry("sizes", Layout::sizes),
            Map.entry("demo-size", Layout::demoSize),
            Map.entry("banned", Wording::banned),
            Map.entry("normalised", Wording::normalised),
            Map.entry("line-ends", Wording::lineEnds),
            Map.entry("links", Links::links),
            Map.entry("named-paths", Links::namedPaths),
            Map.entry("decisions", Links::decisions),
            Map.entry("same-keys", Bundles::sameKeys),
            Map.entry("same-gaps", Bundles::sameGaps),
            Map.entry("once-each", Bundles::onceEach),
            Map.entry("tagged", Levels::tagged),
            Map.entry("loaded", Levels::loaded));

    private Rules() {}
}
