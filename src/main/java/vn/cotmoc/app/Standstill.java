// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Site;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.time.Clock;

/** Has the screens rest while the journal says that the site is out of order; a command says so beside the daemon. */
final class Standstill {
    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    private final JournalReader journal;
    private final Screens screens;
    private final ZoneId zone;
    private final Clock clock;
    private boolean resting;

    Standstill(JournalReader journal, Screens screens, ZoneId zone, Clock clock) {
        this.journal = journal;
        this.screens = screens;
        this.zone = zone;
        this.clock = clock;
        look();
    }

    synchronized boolean isResting() {
        return resting;
    }

    /** To be called about once a second. */
    synchronized void look() {
        LocalDate today = LocalDate.ofInstant(clock.now().wall(), zone);
        boolean suspended = Optional.ofNullable(journal.site().suspended())
                .map(Site.Suspension::since)
                .filter(since -> !since.isAfter(today))
                .isPresent();
        if (suspended != resting) {
            resting = suspended;
            screens.rest(suspended);
            LOG.info(suspended ? "The site is out of order; the screens rest." : "The site is in operation again.");
        }
    }
}
