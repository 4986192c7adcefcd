// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.List;

/** Names of gates in one breath: "Cửa khẩu quốc tế Mộc Bài, Xa Mát". */
final class SiteNames {
    private SiteNames() {}

    /** What several names begin with is said once, where a proper name follows it in each; else all stand in full. */
    static List<String> shortened(List<String> names) {
        List<String> proper = proper(names);
        List<String> shortened = new ArrayList<>(names.subList(0, Math.min(1, names.size())));
        shortened.addAll(proper.subList(shortened.size(), proper.size()));
        return shortened;
    }

    /** Each without what all begin with: "Mộc Bài", "Xa Mát". */
    static List<String> proper(List<String> names) {
        List<List<String>> words =
                names.stream().map(name -> List.of(name.strip().split("\\s+"))).toList();
        int common = commonWords(words);
        boolean named = words.stream()
                .skip(1)
                .allMatch(name -> Character.isUpperCase(name.get(common).codePointAt(0)));
        return names.size() < 2 || !named
                ? names
                : words.stream()
                        .map(name -> String.join(" ", name.subList(common, name.size())))
                        .toList();
    }

    private static int commonWords(List<List<String>> names) {
        int shortest = names.stream().mapToInt(List::size).min().orElse(1);
        int common = 0;
        while (common < shortest - 1 && allHave(names, common)) {
            common++;
        }
        return common;
    }

    private static boolean allHave(List<List<String>> names, int index) {
        return names.stream()
                .allMatch(words -> words.get(index).equals(names.get(0).get(index)));
    }
}
