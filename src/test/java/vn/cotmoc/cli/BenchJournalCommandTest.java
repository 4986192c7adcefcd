// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;

/** That it measures; whether the promises are kept is for a machine that has nothing else to do. */
@Tag("L3")
class BenchJournalCommandTest {
    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    @Test
    void shouldMeasureEveryPromiseOfTheJournal() throws Exception {
        Run run = run(
                "bench", "journal", "--plays", "3000", "--nodes", "4", "--data", folder.toString(), "--format=json");

        JsonNode told = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isIn(0, 1);
        assertThat(told.path("figures").findValuesAsText("name"))
                .contains("import", "verify", "counts-clip", "counts-hour", "write-p99", "page-p99", "report-figures")
                .contains("counts-site-decree09", "report-figures-decree09")
                .contains("report-docx", "report-pdf", "report-xlsx", "report-csv", "report-json");
        assertThat(told.path("figures").findValues("value"))
                .allSatisfy(value -> assertThat(value.asDouble()).isPositive());
        assertThat(run("journal", "verify", "--db", folder.resolve("central.db") + ""))
                .returns(0, Run::status)
                .satisfies(verified -> assertThat(verified.out()).contains("in 4 logs"));
        assertThat(run(
                                "counts",
                                "--db",
                                folder.resolve("central.db") + "",
                                "--from",
                                "2026-01-01",
                                "--to",
                                "2026-06-30",
                                "--by",
                                "site",
                                "--format",
                                "json")
                        .out())
                .contains("\"planned\":3000");
    }

    @Test
    void shouldRefuseFewerPlaysThanNodes() {
        assertThat(run("bench", "journal", "--plays", "3", "--nodes", "4"))
                .returns(1, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("3 plays"));
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
