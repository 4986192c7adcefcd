// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("L0")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepositoryTest {
    private Repository repository = new Repository(List.of());

    @BeforeAll
    void read() throws IOException {
        repository = Repository.read(Path.of("").toAbsolutePath());
    }

    static Set<String> rules() {
        return Rules.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldBreakNoRule(String rule) {
        assertThat(Rules.ALL.get(rule).check(repository)).isEmpty();
    }
}
