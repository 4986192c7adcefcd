// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.ExampleJournals;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Imported;

/** A journal that was changed on its way is refused whole, with the line's number. */
@Tag("L3")
class ForgedJournalTest {
    private static final String MOC_BAI = ExampleJournals.MOC_BAI;

    @TempDir
    Path folder;

    private CentralDatabase central;

    @BeforeEach
    void open() {
        central = CentralDatabase.create(folder.resolve("central.db"));
    }

    @AfterEach
    void close() {
        central.close();
    }

    @Test
    void shouldCatchARowThatWasChanged() {
        assertRefused("journal-chain", 4, lines -> {
            lines.set(3, lines.get(3).replace("\"airtimeMs\":180975", "\"airtimeMs\":180976"));
            return lines;
        });
    }

    @Test
    void shouldCatchARowThatWasDropped() {
        assertRefused("journal-hole", 7, lines -> {
            lines.remove(6);
            return lines;
        });
        assertRefused("journal-hole", 1, lines -> lines.subList(1, lines.size()));
    }

    @Test
    void shouldCatchARowThatWasAdded() {
        assertRefused("journal-chain", 8, lines -> {
            lines.add(7, lines.get(6).replace("\"seq\":7,", "\"seq\":8,"));
            return lines;
        });
    }

    @Test
    void shouldCatchRowsThatWereSwapped() {
        assertRefused("journal-hole", 11, lines -> {
            Collections.swap(lines, 10, 11);
            return lines;
        });
    }

    @Test
    void shouldCatchARowThatWasDoubled() {
        assertRefused("journal-hole", 12, lines -> {
            lines.add(11, lines.get(10));
            return lines;
        });
    }

    @Test
    void shouldCatchAMemberThatStandsTwice() {
        assertRefused("journal-line", 2, lines -> {
            lines.set(1, lines.get(1).replace("\"seq\":2,", "\"seq\":2,\"seq\":2,"));
            return lines;
        });
    }

    @Test
    void shouldCatchALineThatIsNotInItsForm() {
        assertRefused("journal-line", 2, lines -> {
            lines.set(1, lines.get(1).replace("\"seq\":2,", "\"seq\": 2,"));
            return lines;
        });
        assertRefused("journal-line", 5, lines -> {
            lines.add(4, "");
            return lines;
        });
    }

    @Test
    void shouldCatchARowOfAnotherNode() {
        assertRefused("journal-mixed", 3, lines -> {
            lines.set(2, lines.get(2).replace("\"node\":\"moc-bai-1\"", "\"node\":\"moc-bai-2\""));
            return lines;
        });
    }

    @Test
    void shouldRefuseAFileThatEndsBeforeItsHead() {
        assertRefused("journal-before-head", 0, lines -> lines.subList(0, 41));
        assertRefused("journal-line", 1, lines -> List.of(""));
    }

    @Test
    void shouldNotCountALineWithoutItsNewline() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("cut"), MOC_BAI, lines -> lines);
        String text = Files.readString(copy);
        Files.writeString(copy, text.substring(0, text.length() - 1));
        assertCode("journal-before-head", copy);

        Files.writeString(copy, text + "{\"at\":\"2026");
        assertThat(importFile(copy).taken()).isEqualTo(42);
    }

    @Test
    void shouldRefuseAFileWithoutItsHead() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("headless"), MOC_BAI, lines -> lines);
        Files.delete(folder.resolve("headless").resolve(MOC_BAI + ".head.json"));
        assertCode("head-missing", copy);
    }

    @Test
    void shouldRefuseAHeadThatWasChanged() throws Exception {
        Path copy = ExampleJournals.copy(folder.resolve("forged"), MOC_BAI, lines -> lines.subList(0, 41));
        Path head = folder.resolve("forged").resolve(MOC_BAI + ".head.json");
        JsonNode json = new JsonMapper().readTree(head.toFile());
        var forged = new Head("moc-bai-1", MOC_BAI.substring(18), 41, "0".repeat(64), "2026-07-01T00:01:31.504+07:00");
        String payload = Base64.getEncoder().encodeToString(forged.payload());
        Files.writeString(
                head, Files.readString(head).replace(json.path("payload").asText(), payload));

        assertCode("head-signature", copy);
    }

    private Imported importFile(Path file) {
        return central.importFile(file, rows -> {});
    }

    private void assertRefused(String code, int line, UnaryOperator<List<String>> change) {
        Path copy = ExampleJournals.copy(folder.resolve(code + line), MOC_BAI, change);
        assertThatThrownBy(() -> importFile(copy)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.category()).isEqualTo(Category.REFUSED);
            assertThat(fault.sentence().in(Language.EN)).contains(line == 0 ? "row 41" : "line " + line + ":");
        });
        assertThat(central.logs()).as("whole or not at all").isEmpty();
    }

    private void assertCode(String code, Path file) {
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
