// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("L0")
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.cotmoc");
    private static final String SAMPLE = "vn.cotmoc.tidy.sample";
    private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(SAMPLE);

    static Stream<ArchRule> rules() {
        return Stream.concat(new Floors("vn.cotmoc").rules(), new Habits("vn.cotmoc").rules());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldHold(ArchRule rule) {
        rule.check(PROGRAM);
    }

    static Stream<ArchRule> brokenBySamples() {
        var floors = new Floors(SAMPLE);
        return Stream.concat(
                Stream.of(
                        floors.everyClassHasARoom(),
                        floors.noCycles(),
                        floors.noLibraryWithoutHome(),
                        floors.looksDownOnly("time"),
                        floors.looksDownOnly("media"),
                        floors.usedAtHomeOnly("picocli..")),
                new Habits(SAMPLE).rules());
    }

    @ParameterizedTest
    @MethodSource("brokenBySamples")
    void shouldBeNoticedWhenBroken(ArchRule rule) {
        assertThat(rule.evaluate(SAMPLES).hasViolation()).isTrue();
    }

    @Test
    void shouldPassWhenLookingDown() {
        assertThat(new Floors(SAMPLE)
                        .looksDownOnly("schedule")
                        .evaluate(SAMPLES)
                        .hasViolation())
                .isFalse();
    }
}
