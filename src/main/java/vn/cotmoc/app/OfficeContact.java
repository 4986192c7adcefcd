// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.journal.Audit;

/** When the office last had to do with this node, by the audit: it pushed, pulled and acknowledged, or came by stick. */
final class OfficeContact {
    private static final int PAGE_ENTRIES = 100;
    /** Tokens of commands on the machine itself are named so. */
    private static final String LOCAL = "command-";

    private final Audit audit;
    private long seq;
    private volatile Instant last;

    /** @param start from when on it is waited for where it never was in touch */
    OfficeContact(Audit audit, Instant start) {
        this.audit = audit;
        List<Audit.Entry> oldest = audit.after(0, 1);
        this.last = oldest.isEmpty() ? start : earlier(start, oldest.get(0).at());
        lookBack();
    }

    /** From the end, no further than needed: the audit is a year long. */
    private void lookBack() {
        List<Audit.Entry> page = audit.before(Long.MAX_VALUE, PAGE_ENTRIES);
        seq = page.isEmpty() ? 0 : page.get(0).seq();
        while (!page.isEmpty()) {
            Optional<Audit.Entry> latest =
                    page.stream().filter(OfficeContact::isOffice).findFirst();
            if (latest.isPresent()) {
                last = latest.get().at();
                return;
            }
            page = audit.before(page.get(page.size() - 1).seq(), PAGE_ENTRIES);
        }
    }

    /** Any thread. */
    Instant last() {
        return last;
    }

    /** Reads what is new in the audit; one thread at a time. */
    synchronized void look() {
        List<Audit.Entry> page = audit.after(seq, PAGE_ENTRIES);
        while (!page.isEmpty()) {
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
