// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.playlist.trust.Acceptances;
import vn.cotmoc.playlist.trust.AcceptancesContract;

class SqliteAcceptancesTest extends AcceptancesContract {
    @TempDir
    Path data;

    private NodeDatabase database;

    @BeforeEach
    void open() {
        database = NodeDatabase.open(data);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Acceptances reopen() {
        database.close();
        database = NodeDatabase.open(data);
        return new SqliteAcceptances(database);
    }
}
