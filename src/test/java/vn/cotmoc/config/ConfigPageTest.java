// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/**
 * The page of all settings names just the members that the readers know. They tell it themselves: an unknown member makes
 * each object list those it knows.
 */
@Tag("L0")
final class ConfigPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/CONFIG.md");
    private static final Path SAMPLES = Path.of("src/test/resources/config");
    private static final String UNKNOWN = "zzzzzzzzzzzz";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(/[^`]*)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^\\| `(COTMOC_[A-Z_]+)` \\|");

    private enum Kind {
        NODE,
        FLEET,
        REPORT;

        private Object read(Path file) {
            return switch (this) {
                case NODE -> NodeFile.read(file, Map.of());
                case FLEET -> FleetFile.read(file);
                case REPORT -> FormFile.read(file);
            };
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".yaml";
        }

        List<Problem> problems() {
            try {
                read(SAMPLES.resolve(file()));
                return List.of();
            } catch (Fault refused) {
                return refused.errors();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldNameEveryMember(Kind kind) throws IOException {
        assertThat(told(kind)).isEqualTo(known(kind)).isNotEmpty();
    }

    /** Else members of an object that no sample holds would go unnoticed. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldHaveEveryMemberInItsSample(Kind kind) throws IOException {
        String sample = Files.readString(SAMPLES.resolve(kind.file()));
        assertThat(known(kind))
                .allSatisfy(pointer -> assertThat(sample)
                        .containsPattern("\\b" + pointer.substring(pointer.lastIndexOf('/') + 1) + ":\\s"));
        assertThat(kind.problems()).extracting(Problem::code).containsOnly("unknown-member");
    }

    @Test
    void shouldNameEveryVariable() throws IOException {
        Set<String> told = VARIABLE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(new TreeSet<>(NodeFile.variables()));
    }

    private static Set<String> told(Kind kind) throws IOException {
        String page = Files.readString(PAGE);
        String heading = "## " + kind.file();
        String from = page.substring(page.indexOf(heading) + heading.length());
        int next = from.indexOf("\n## ");
        return ROW.matcher(next < 0 ? from : from.substring(0, next))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> known(Kind kind) {
        return kind.problems().stream()
                .filter(problem -> problem.pointer().endsWith("/" + UNKNOWN))
                .flatMap(ConfigPageTest::members)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An element of a list is {@code 0}, a name of a map that people choose {@code 2025-H1}: both are told as {@code *}. */
    private static Stream<String> members(Problem unknown) {
        String object = unknown.pointer()
                .replace("/" + UNKNOWN, "")
                .replaceAll("/[0-9]+(?=/|$)", "/*")
                .replace("2025-H1", "*");
        String list = unknown.detail().in(Language.EN).replaceAll("^.* known are (.*)\\.$", "$1");
        return Stream.of(list.split(", ", -1)).map(name -> object + "/" + name);
    }
}
