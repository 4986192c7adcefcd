// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every test is run, and says on which level. */
final class Levels {
    private static final Pattern TAG = Pattern.compile("(?m)^@Tag\\(\"L[0-6]\"\\)");
    private static final Pattern PARENT = Pattern.compile("(?m)^(?:final )?class \\w+ extends (\\w+)");
    private static final Pattern METHOD = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");
    private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?abstract class |^(public )?interface ");

    private Levels() {}

    static Stream<Finding> tagged(Repository repository) {
        return tests(repository)
                .filter(file -> file.name().endsWith("Test.java"))
                .filter(file -> !hasTag(repository, file))
                .map(file ->
                        new Finding(file.path(), "test without a level", "tag the class with its level, L0 to L6"));
    }

    /** Surefire loads {@code …Test} alone. */
    static Stream<Finding> loaded(Repository repository) {
        return tests(repository)
                .filter(file -> !file.name().endsWith("Test.java"))
                .filter(file -> METHOD.matcher(file.text()).find())
                .filter(file -> !ABSTRACT.matcher(file.text()).find())
                .map(file -> new Finding(file.path(), "test that is never run", "let its name end with Test"));
    }

    /** Its own or, as of a port's contract, its parent's. */
    private static boolean hasTag(Repository repository, Repository.File file) {
        return TAG.matcher(file.text()).find()
                || PARENT.matcher(file.text())
                        .results()
                        .anyMatch(parent -> tests(repository)
                                .filter(other -> other.name().equals(parent.group(1) + ".java"))
                                .anyMatch(other -> hasTag(repository, other)));
    }

    private static Stream<Repository.File> tests(Repository repository) {
        return repository.files().stream()
                .filter(file -> file.isBelow("src/test/java/") && file.suffix().equals("java"))
                .filter(file -> !file.isBelow("src/test/java/vn/cotmoc/tidy/Levels"));
    }
}
