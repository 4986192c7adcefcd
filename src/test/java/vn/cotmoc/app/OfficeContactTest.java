// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAudit;

@Tag("L3")
final class OfficeContactTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    /** Of more than one page. */
    private static final int MANY = 250;

    @TempDir
    private Path data;

    private NodeDatabase database;
    private Audit audit;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(data);
        audit = new SqliteAudit(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldBeTheStartWhenNobodyWasEverThere() {
        assertThat(contact().last()).isEqualTo(NOON);
    }

    @Test
    void shouldCountFromTheFirstEntryWhenOnlyOperatorsWereThere() {
        write(NOON.minusSeconds(90), "operator", 200);
        write(NOON.minusSeconds(30), "operator", 200);

        assertThat(contact().last()).isEqualTo(NOON.minusSeconds(90));
    }

    @Test
    void shouldBeTheOfficesLastCallHoweverManyOthersCameSince() {
        write(NOON.minusSeconds(9_000), "central", 200);
        write(NOON.minusSeconds(8_000), "central", 200);
        write(NOON.minusSeconds(7_000), "central", 403);
        for (int i = MANY; i > 0; i--) {
            write(NOON.minusSeconds(i), "operator", 200);
        }

        assertThat(contact().last()).isEqualTo(NOON.minusSeconds(8_000));
    }

    @Test
    void shouldNoticeWhatCameMeanwhile() {
        write(NOON.minusSeconds(9_000), "central", 200);
        OfficeContact contact = contact();
        write(NOON.plusSeconds(5), "operator", 200);
        write(NOON.plusSeconds(6), "technician", 200);
        write(NOON.plusSeconds(7), "operator", 200);

        assertThat(contact.last()).isEqualTo(NOON.minusSeconds(9_000));
        contact.look();

        assertThat(contact.last()).isEqualTo(NOON.plusSeconds(6));
    }

    private OfficeContact contact() {
        return new OfficeContact(audit, NOON);
    }

    private void write(Instant at, String role, int status) {
        audit.write(new Audit.Entry(0, at, "someone", role, "192.0.2.7", "PUT /api/v1/playlists/x", status));
    }
}
