// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.ExampleJournals;

/** Counting and journals as they are called. */
@Tag("L3")
class JournalCommandsTest {
    private static final String MOC_BAI =
            ExampleJournals.file(ExampleJournals.MOC_BAI).toString();
    private static final String XA_MAT =
            ExampleJournals.file(ExampleJournals.XA_MAT).toString();

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {
        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(out);
        }
    }

    @Test
    void shouldImportVerifyCountAndExportTheExamples() throws Exception {
        assertThat(run("journal", "import", "--db", db(), MOC_BAI, XA_MAT))
                .returns(0, Run::status)
                .satisfies(
                        run -> assertThat(run.out()).contains("42 new rows of moc-bai-1", "17 new rows of xa-mat-1"));
        assertThat(run("journal", "verify", "--db", db()))
                .returns(0, Run::status)
                .satisfies(run -> assertThat(run.out()).contains("whole: 59 rows in 2 logs"));
        assertThat(counts("site", "--format", "json").json())
                .isEqualTo(new ObjectMapper()
                        .readTree(ExampleJournals.FOLDER
                                .resolve("counts-by-site.json")
                                .toFile()));
        Run export = run(
                "journal",
                "export",
                "--db",
                db(),
                "--out",
                folder.resolve("out").toString(),
                "--format=json");
        assertThat(export.status()).isZero();
        assertThat(export.json().path("files")).hasSize(2);
        assertThat(folder.resolve("out").resolve(ExampleJournals.MOC_BAI + ".ndjson"))
                .hasSameBinaryContentAs(ExampleJournals.file(ExampleJournals.MOC_BAI));
    }

    @Test
    void shouldPrintATableThatPeopleCanRead() {
        run("journal", "import", "--db", db(), MOC_BAI, XA_MAT);

        Run run = counts("site", "--lang", "vi");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).startsWith("moc-bai ").contains("0:32:38"))
                .anySatisfy(line -> assertThat(line).startsWith("tổng "));
    }

    @Test
    void shouldGoOnPastAFileThatIsRefusedAndEndWithOne() throws Exception {
        Path forged = ExampleJournals.copy(folder.resolve("forged"), ExampleJournals.MOC_BAI, lines -> {
            lines.remove(6);
            return lines;
        });

        Run text = run("journal", "import", "--db", db(), forged.toString(), XA_MAT);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).contains("line 7: row 8 stands where row 7 must come");
        assertThat(text.out()).contains("17 new rows of xa-mat-1");

        Run json = run("journal", "import", "--format", "json", "--db", db(), forged.toString(), XA_MAT);
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().path("files").path(0).path("code").asText()).isEqualTo("journal-hole");
        assertThat(json.json().path("files").path(1).path("seq").asInt()).isEqualTo(17);
        assertThat(new ObjectMapper().readTree(json.err()).path("code").asText())
                .isEqualTo("journal-hole");
    }

    @Test
    void shouldTellWhichDaysAreMissingAndWhy() throws Exception {
        run("journal", "import", "--db", db(), MOC_BAI, XA_MAT);

        Run text = run("journal", "gaps", "--db", db(), "--to", "2026-06-30");
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out()).contains("xa-mat-1  2026-06-30 – 2026-06-30").doesNotContain("moc-bai-1");

        JsonNode gaps = run("journal", "gaps", "--db", db(), "--to=2026-07-02", "--format=json")
                .json()
                .path("gaps");
        assertThat(gaps.findValuesAsText("why")).containsOnly("not-pulled");
        assertThat(gaps.findValuesAsText("days")).containsExactly("2", "3");

        assertThat(run("journal", "gaps", "--db", db(), "--to", "2026-06-29")).returns(0, Run::status);
        assertThat(run("journal", "gaps", "--db", db(), "--from", "2026-07-01", "--to", "2026-06-01"))
                .returns(1, Run::status);
    }

    @Test
    void shouldRefuseWhatIsNotThereAndWhatCannotBeCounted() {
        assertThat(run("journal", "verify", "--db", db())).returns(1, Run::status);
        assertThat(counts("clip")).returns(1, Run::status);
        run("journal", "import", "--db", db(), XA_MAT);
        assertThat(run("counts", "--db", db(), "--from", "2026-01-02", "--to", "2026-06-30", "--by", "hour"))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("whole months"));
        assertThat(counts("shoe-size")).returns(2, Run::status);
        assertThat(run("counts", "--db", db())).returns(2, Run::status);
        assertThat(run("journal")).returns(2, Run::status);
        assertThat(run("journal", "import", "--db", db())).returns(2, Run::status);
    }

    private String db() {
        return folder.resolve("central.db").toString();
    }

    private Run counts(String by, String... more) {
        String[] args = {"counts", "--db", db(), "--from", "2026-01-01", "--to", "2026-06-30", "--by", by};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw Fault.broken("usage", "no node is started here");
        };
        int status = Cotmoc.run(none, Map.of(), out, err, args);
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
