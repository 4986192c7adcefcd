// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.Instant;
import java.util.List;
import vn.cotmoc.journal.Audit;

/** When the office last had to do with this node, by the audit: it pushed, pulled and acknowledged, or came by stick. */
final class OfficeContact {
    private static final int PAGE_ENTRIES = 1_000;
    /** Tokens of commands on the machine itself are named so. */
    private static final String LOCAL = "command-";

    private final Audit audit;
    private long seq;
    private volatile Instant last;

    /** @param start from when on it is waited for where it never was in touch */
    OfficeContact(Audit audit, Instant start) {
        this.audit = audit;
        this.last = start;
        look();
    }

    /** Any thread. */
    Instant last() {
        return last;
    }

    /** Reads what is new in the audit; one thread at a time. */
    synchronized void look() {
        List<Audit.Entry> page = audit.after(seq, PAGE_ENTRIES);
        boolean first = seq == 0;
        while (!page.isEmpty()) {
            if (first) {
                last = earlier(last, page.get(0).at());
                first = false;
            }
            page.stream().filter(OfficeContact::isOffice).forEach(entry -> last = entry.at());
            seq = page.get(page.size() - 1).seq();
            page = audit.after(seq, PAGE_ENTRIES);
        }
    }

    private static boolean isOffice(Audit.Entry entry) {
        boolean stick = entry.action().startsWith("stick");
        boolean remote = !entry.address().isEmpty()
                && !entry.who().startsWith(LOCAL)
                && !entry.role().equals("operator");
        return stick || (remote && entry.status() < 400);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
