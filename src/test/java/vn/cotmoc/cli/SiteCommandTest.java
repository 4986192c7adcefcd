// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.time.SystemClock;

/** A site out of order and in operation again, as it is called beside a node. */
@Tag("L3")
class SiteCommandTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Site SITE = new Site("thu", "Cửa khẩu thử", "Tây Ninh", null);
    private static final long DAY_MS = 86_400_000;

    @TempDir
    private Path folder;

    private Path data;
    private Path config;

    private record Run(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(status == 0 ? out : err);
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        config = Files.writeString(folder.resolve("node.yaml"), """
                node: thu-1
                site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
                data: data
                screens: [{id: man, display: virtual, geometry: 640x360+0+0}]
                """);
    }

    private Run site(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };
        List<String> all = new ArrayList<>(List.of("site"));
        all.addAll(List.of(args));
        all.addAll(List.of("--config", config.toString(), "--format", "json"));
        int status = Cotmoc.run(none, Map.of("PATH", System.getenv("PATH")), out, err, all.toArray(String[]::new));
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The node has run, and told of these days. */
    private void ran(LocalDate... days) {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            SqliteJournal journal = SqliteJournal.open(database, "thu-1", SITE, ZONE, new SystemClock());
            for (LocalDate day : days) {
                journal.write(List.of(new Entry.DayEnded("man", day, DAY_MS, 5_000)));
            }
        }
    }

    private List<String> rows(String type) throws IOException {
        try (NodeDatabase database = NodeDatabase.open(data)) {
            var reader = new SqliteJournalReader(database, "thu-1", ZONE, new SystemClock());
            List<String> told = new ArrayList<>();
            for (String line :
                    reader.page(Optional.empty(), 0, 1_000, Set.of(type)).lines()) {
                JsonNode row = new ObjectMapper().readTree(line);
                told.add(
                        type.equals("day")
                                ? row.path("date").asText() + " "
                                        + row.path("openMs").asLong() + " "
                                        + row.path("downMs").asLong()
                                : row.path("suspended").path("reason").asText());
            }
            return told;
        }
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(new SystemClock().now().wall(), ZONE);
    }

    @Test
    void shouldTellWhatItDidAsJson() throws IOException {
        ran();
        String since = today().toString();
        Run suspended = site("suspend", "--reason", " Sửa tủ điện ");
        assertThat(suspended.status()).as(suspended.err()).isZero();
        assertThat(suspended.json().path("site").asText()).isEqualTo("thu");
        assertThat(suspended.json().at("/suspended/reason").asText()).isEqualTo("Sửa tủ điện");
        assertThat(suspended.json().at("/suspended/since").asText()).isBetween(since, today().toString());

        Run resumed = site("resume");
        assertThat(resumed.status()).isZero();
        assertThat(resumed.json().path("suspended").isNull()).isTrue();
        assertThat(rows("site")).containsExactly("", "Sửa tủ điện", "");
    }

    @Test
    void shouldRefuseWhatCannotBe() throws IOException {
        assertThat(code(site("suspend", "--reason", "x"))).isEqualTo("node-never-ran");
        ran();
        assertThat(code(site("suspend", "--reason", "  "))).isEqualTo("site-reason");
        assertThat(code(site("suspend", "--reason", "x".repeat(501)))).isEqualTo("site-reason");
        String later = today().plusDays(2).toString();
        assertThat(code(site("suspend", "--reason", "x", "--since", later))).isEqualTo("site-since");
        assertThat(rows("site")).as("nothing was written").containsExactly("");
    }

    private static String code(Run run) throws IOException {
        assertThat(run.status()).isEqualTo(1);
        return run.json().path("code").asText();
    }

    @Test
    void shouldCloseTheDaysThatWereToldAsOpen() throws IOException {
        LocalDate first = today().minusDays(3);
        ran(first, first.plusDays(1), first.plusDays(2));
        String since = first.plusDays(1).toString();
        assertThat(site("suspend", "--reason", "Mất điện", "--since", since).status())
                .isZero();
        List<String> days = List.of(
                first + " 86400000 5000",
                first.plusDays(1) + " 86400000 5000",
                first.plusDays(2) + " 86400000 5000",
                first.plusDays(1) + " 0 0",
                first.plusDays(2) + " 0 0");
        assertThat(rows("day")).isEqualTo(days);

        assertThat(site("suspend", "--reason", "Mất điện", "--since", since).status())
                .isZero();
        assertThat(rows("day")).as("said once").isEqualTo(days);
    }
}
