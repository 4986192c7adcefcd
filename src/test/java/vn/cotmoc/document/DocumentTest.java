// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/** Files as a whole: bytes, encoding, syntax, and the parts of YAML that are not taken. */
@Tag("L1")
class DocumentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: [b                      | yaml-syntax 2:1",
                "a: 'b                      | yaml-syntax 2:1",
                "a: b: c                    | yaml-syntax 1:5",
                "a: {b: c                   | yaml-syntax 2:1",
                "a: b\\n  c: d              | yaml-syntax 2:4",
                "a: 1\\n\\tb: 2             | yaml-syntax 2:1",
                "a: @b                      | yaml-syntax 1:4",
                "a: \"\\\\q\"               | yaml-syntax 1:6",
                "a: 1\\n b: 2               | yaml-syntax 2:3",
                "a: &x 1                    | yaml-unsupported 1:4",
                "a: *x                      | yaml-unsupported 1:4",
                "&x a: 1                    | yaml-unsupported 1:1",
                "a: !!int 1                 | yaml-unsupported 1:4",
                "a: !mine [1]               | yaml-unsupported 1:4",
                "a: 1\\n---\\na: 2          | yaml-unsupported 2:1",
                "a: 1\\n---                 | yaml-unsupported 2:1",
                "a: 1\\na: 2                | duplicate-member 2:1",
                "a: 1\\n'a': 2              | duplicate-member 2:1",
                "a: 1\\n# \\u0007           | control-character 2:3",
                "a: x\\u0007y               | control-character 1:4",
                "a: 1\\nb\\u0007: y         | control-character 2:1",
            })
    void shouldTellWhereYamlIsNotTaken(String yaml, String expected) {
        String text = yaml.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\u0007", "\u0007")
                .replace("\\\\", "\\");

        assertThat(told(Document.readYaml("a.yaml", (text + "\n").getBytes(UTF_8))))
                .containsExactly(expected);
    }

    @Test
    void shouldExplainInBothLanguagesWhatWasExpected() {
        Problem problem = Document.readYaml("a.yaml", "a: 1\n\tb: 2".getBytes(UTF_8))
                .problems()
                .errors()
                .get(0);

        assertThat(problem.detail().in(Language.EN)).contains("not a tab");
        assertThat(problem.detail().in(Language.VI)).contains("không dùng phím Tab");
    }

    @Test
    void shouldExplainThatATextEndsAtItsCommaWithinBraces() {
        Document document = Document.readYaml("a.yaml", "a: {name: Sở Văn hóa, Thể thao và Du lịch}".getBytes(UTF_8));
        document.root()
                .ifPresent(root ->
                        root.object(all -> all.need("a").flatMap(a -> a.object(members -> members.need("name")))));

        assertThat(document.problems().errors()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("unknown-member");
            assertThat(problem.detail().in(Language.EN))
                    .startsWith("`Thể thao và Du lịch`")
                    .contains("in quotes");
            assertThat(problem.detail().in(Language.VI)).contains("ngoặc kép");
        });
    }

    @Test
    void shouldTakeOneDocumentWithItsMarks() {
        assertThat(read("%YAML 1.2\n---\na: 1\n...\n")).contains("1");
    }

    @Test
    void shouldTakeByteOrderMarkAndWindowsLineEnds() {
        Document document = Document.readYaml("a.yaml", "\uFEFF# x\r\na: 1\r\nb: [\r\n  2]\r\n".getBytes(UTF_8));

        assertThat(document.problems().hasErrors()).isFalse();
        assertThat(document.places().of("/b/0")).isEqualTo(new Place(4, 3));
        assertThat(document.places().of("/b/7")).isEqualTo(new Place(3, 4));
    }

    @Test
    void shouldTakeMultiLineTextWithoutItsLastLineBreak() {
        assertThat(read("a: >\n  Một\n  hai\n")).contains("Một hai");
        assertThat(read("a: Một\n   hai\n")).contains("Một hai");
        assertThat(told(Document.readYaml("a.yaml", "a: |\n  Một\n  hai\n".getBytes(UTF_8))))
                .containsExactly("control-character 1:4");
    }

    private static Optional<String> read(String yaml) {
        return Document.readYaml("a.yaml", yaml.getBytes(UTF_8))
                .root()
                .flatMap(root -> root.object(members -> members.need("a").flatMap(Value::text)))
                .flatMap(text -> text);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        assertThat(told(Document.readYaml("a.yaml", "a: 1\nb: Mộc\u00e9".getBytes(ISO_8859_1))))
                .containsExactly("not-utf8 2:7");
        assertThat(told(Document.readYaml("a.yaml", "\uFEFFa: 1".getBytes(UTF_16LE))))
                .containsExactly("not-utf8 1:1");
        assertThat(told(Document.readJson("a.json", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})))
                .containsExactly("not-utf8 1:2");
        assertThat(told(Document.readYaml("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3})))
                .containsExactly("not-utf8 1:4");
    }

    @Test
    void shouldReadUpToOneMebibyte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.yaml");

        Files.writeString(file, "a: 1\n" + "#".repeat(Document.MAX_BYTES - 5));
        assertThat(Document.readYaml(file).problems().hasErrors()).isFalse();

        Files.writeString(file, "a: 1\n" + "#".repeat(Document.MAX_BYTES - 4));
        assertThat(told(Document.readYaml(file))).containsExactly("file-too-large 0:0");
    }

    @Test
    void shouldSayWhyAFileCannotBeOpened(@TempDir Path folder) {
        assertThat(told(Document.readYaml(folder.resolve("none.yaml")))).containsExactly("file-missing 0:0");
        assertThat(told(Document.readJson(folder))).containsExactly("file-unreadable 0:0");
    }

    @Test
    void shouldHaveNothingToReadWhenTheFileIsEmpty() {
        for (String text : List.of("", "\n", "# only a remark\n", "~")) {
            Document document = Document.readYaml("a.yaml", text.getBytes(UTF_8));
            Optional<Optional<Value>> a = document.root().flatMap(root -> root.object(members -> members.need("a")));
            assertThat(a).isEmpty();

            assertThat(told(document)).containsExactly("wrong-type 1:1");
        }
    }

    @Test
    void shouldSurviveAnyDepth() {
        String brackets = "[".repeat(Document.MAX_BYTES / 2 - 10) + "]".repeat(Document.MAX_BYTES / 2 - 10);

        assertThat(told(Document.readYaml("a.yaml", ("a: " + brackets).getBytes(UTF_8))))
                .containsExactly("yaml-syntax 1:35");
        assertThat(told(Document.readYaml("a.yaml", ("<<: " + brackets).getBytes(UTF_8))))
                .containsExactly("yaml-unsupported 1:5", "yaml-syntax 1:36");
        assertThat(told(Document.readJson("a.json", brackets.getBytes(UTF_8)))).containsExactly("json-syntax 1:33");
        assertThat(told(Document.readJson("a.json", ("[".repeat(32) + "]".repeat(32)).getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void shouldStopTellingWhenThereAreTooManyDefects() {
        String members = "a: &x 1\n".repeat(Problems.MAX_PROBLEMS);

        assertThat(Document.readYaml("a.yaml", members.getBytes(UTF_8))
                        .problems()
                        .errors())
                .hasSize(Problems.MAX_PROBLEMS);
    }

    private static List<String> told(Document document) {
        return document.problems().errors().stream()
                .map(problem -> problem.code() + " " + problem.line() + ":" + problem.column())
                .toList();
    }
}
