// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule sees what it is there for, and leaves alone what only looks like it. */
@Tag("L0")
class RulesTest {
    private static final String VI = "src/main/resources/vn/cotmoc/fault/text_vi.properties";
    private static final String MAIN = "src/main/java/vn/cotmoc/";
    private static final String TEST = "src/test/java/vn/cotmoc/";

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("top-level", "notes/plan.md", ""),
                arguments("kinds", "src/main/java/A.java.orig", ""),
                arguments("kinds", "src/main/Makefile", ""),
                arguments("sizes", "src/main/resources/big.json", "x".repeat(1 + (1 << 20))),
                arguments("demo-size", "playlists/media/film.txt", "x".repeat(3_000_001)),
                arguments("banned", MAIN + "A.java", "// " + "TO" + "DO later"),
                arguments("banned", "README.md", "cd " + "/ro" + "ot/cotmoc"),
                arguments("banned", "pom.xml", "<url>https://repo.maven.apache.org/" + "maven2</url>"),
                arguments("banned", MAIN + "A.java", " * @" + "author somebody"),
                arguments("banned", TEST + "ATest.java", "@" + "Disabled"),
                arguments("banned", TEST + "ATest.java", "import org." + "mockito.Mockito;"),
                arguments("banned", TEST + "ATest.java", "Thread.sle" + "ep(10);"),
                arguments("banned", MAIN + "cli/A.java", "run(\"ffmpeg\")"),
                arguments("banned", MAIN + "fleet/A.java", "run(\"ssh-keygen\")"),
                arguments("normalised", "README.md", "Co\u0323\u0302t"),
                arguments("line-ends", "README.md", "one\r\n"),
                arguments("line-ends", "README.md", "one"),
                arguments("links", "README.md", "see [there](nowhere.md)"),
                arguments("links", "README.md", "# Here\nsee [there](#there)"),
                arguments("named-paths", "README.md", "see `src/nowhere/Lost.java`"),
                arguments("decisions", MAIN + "A.java", "// decisions/" + "0099-lost.md"),
                arguments("same-keys", VI, "a=b"),
                arguments("once-each", VI, "a=b\na = c"),
                arguments("tagged", TEST + "ATest.java", "class ATest {}"),
                arguments("loaded", TEST + "Checks.java", "class Checks {\n @" + "Test void should() {}}"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldFindItWhenBroken(String rule, String path, String text) {
        assertThat(Rules.ALL.get(rule).check(Repository.of(path, text)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).startsWith(rule.equals("top-level") ? "notes" : path.substring(0, 4));
                    assertThat(finding.cure()).isNotEmpty();
                });
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("top-level", ".ci/run", ""),
                arguments("kinds", "playlists/media/make", ""),
                arguments("banned", MAIN + "media/A.java", "run(\"ffmpeg\")"),
                arguments("banned", "src/test/resources/bad.yaml", "TO" + "DO"),
                arguments("banned", "README.md", "https://example.org/network/root"),
                arguments("normalised", "README.md", "Cột Mốc"),
                arguments("links", "README.md", "# Cột Mốc 2\n[here](#cột-mốc-2) [far](https://example.org/x)"),
                arguments("links", "README.md", "```\n[0](lost)\n```"),
                arguments("named-paths", "src/site/markdown/A.md", "`src/site/` and `src/main/…`"),
                arguments("tagged", TEST + "ATest.java", "@Tag(\"L1\")\nclass ATest {}"),
                arguments("loaded", TEST + "Contract.java", "abstract class Contract {\n @" + "Test void a() {}}"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void shouldFindNothingWhenKept(String rule, String path, String text) {
        assertThat(Rules.ALL.get(rule).check(Repository.of(path, text))).isEmpty();
    }

    @Test
    void shouldFindItWhenLanguagesFillInDifferently() {
        var both = new Repository(List.of(
                new Repository.File(VI, "a={0}", 5), new Repository.File(VI.replace("_vi", "_en"), "a={0} {1}", 9)));
        assertThat(Rules.ALL.get("same-gaps").check(both)).hasSize(1);
    }

    @Test
    void shouldFindNothingWhenTheContractHasTheLevel() {
        var both = new Repository(List.of(
                new Repository.File(TEST + "AContract.java", "@Tag(\"L2\")\nabstract class AContract {}", 40),
                new Repository.File(TEST + "ATest.java", "class ATest extends AContract {}", 32)));
        assertThat(Rules.ALL.get("tagged").check(both)).isEmpty();
    }

    @Test
    void shouldHaveASampleForEveryRule() {
        var tried = bad().map(sample -> (String) sample.get()[0]).collect(Collectors.toSet());
        tried.add("same-gaps");
        assertThat(tried).isEqualTo(Rules.ALL.keySet());
    }
}
