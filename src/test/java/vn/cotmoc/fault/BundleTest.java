// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever is told what is wrong is told what to do about it. That both languages say the same is a rule of the repository. */
@Tag("L0")
class BundleTest {
    private static final Pattern CODE = Pattern.compile("(fault|problem)\\.[a-z0-9-]+");

    @Test
    void shouldGiveEveryFaultAndProblemAHint() {
        Set<String> keys = Text.bundle(Language.EN).keySet();

        assertThat(keys.stream().filter(CODE.asMatchPredicate()))
                .isNotEmpty()
                .allMatch(key -> keys.contains(key + ".hint"));
    }
}
