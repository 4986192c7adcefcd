// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

class FakeJournalTest extends JournalContract {
    private FakeJournal journal = new FakeJournal(clock);

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Journal reopen() {
        journal = journal.reopen();
        return journal;
    }

    @Override
    protected List<JsonNode> rows() {
        return journal.rows();
    }
}
