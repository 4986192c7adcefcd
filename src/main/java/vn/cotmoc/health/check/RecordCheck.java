// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.health.Check;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.time.Moment;

/** Whether the journal is being written, and whether the office fetches it. */
public final class RecordCheck implements Check {
    /** A site without a line gets its visit by stick about every other week. */
    private static final Duration SILENT = Duration.ofDays(15);

    private final Supplier<Optional<Fault>> trouble;
    private final LongSupplier lost;
    private final Supplier<Instant> lastContact;
    private long lostBefore;

    /**
     * @param trouble why nothing can be written
     * @param lost how many entries were lost since the start
     * @param lastContact when the office last had to do with this node, or since when it has been waited for
     */
    public RecordCheck(Supplier<Optional<Fault>> trouble, LongSupplier lost, Supplier<Instant> lastContact) {
        this.trouble = trouble;
        this.lost = lost;
        this.lastContact = lastContact;
    }

    @Override
    public List<Symptom> look(Moment now) {
        List<Symptom> symptoms = new ArrayList<>();
        if (trouble.get().isPresent()) {
            symptoms.add(Symptom.of(Trouble.JOURNAL_BLOCKED));
        }
        long lostNow = lost.getAsLong();
        if (lostNow > lostBefore) {
            symptoms.add(Symptom.of(Trouble.JOURNAL_GAP, lostNow));
        }
        lostBefore = lostNow;
        Duration silent = Duration.between(lastContact.get(), now.wall());
        if (silent.compareTo(SILENT) > 0) {
            symptoms.add(Symptom.of(Trouble.OFFICE_SILENT, silent.toDays()));
        }
        return symptoms;
    }
}
