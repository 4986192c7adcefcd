// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.ArrayList;
import java.util.List;

/** Names of gates in one breath: "Cửa khẩu quốc tế Mộc Bài, Xa Mát". */
final class SiteNames {
    private SiteNames() {}

    /** What several names begin with is said once, where a proper name follows it in each; else all stand in full. */
    static List<String> shortened(List<String> names) {
        if (names.size() < 2) {
            return names;
        }
        int common = commonWords(names);
        List<String> shortened = new ArrayList<>(names.subList(0, 1));
        for (String name : names.subList(1, names.size())) {
            String[] words = name.split(" ");
            if (!Character.isUpperCase(words[common].codePointAt(0))) {
                return names;
            }
            shortened.add(String.join(" ", List.of(words).subList(common, words.length)));
        }
        return shortened;
    }

    /** Each without what all begin with: "Mộc Bài", "Xa Mát". */
    static List<String> proper(List<String> names) {
        List<String> shortened = shortened(names);
        if (shortened.equals(names)) {
            return names;
        }
        String first = names.get(0);
        int common = names.get(1).length() - shortened.get(1).length();
        List<String> proper = new ArrayList<>(shortened);
        proper.set(0, first.substring(common));
        return proper;
    }

    private static int commonWords(List<String> names) {
        List<String[]> split = names.stream().map(name -> name.split(" ")).toList();
        int shortest = split.stream().mapToInt(words -> words.length).min().orElse(1);
        int common = 0;
        while (common < shortest - 1 && allHave(split, common)) {
            common++;
        }
        return common;
    }

    private static boolean allHave(List<String[]> split, int index) {
        return split.stream().allMatch(words -> words[index].equals(split.get(0)[index]));
    }
}
