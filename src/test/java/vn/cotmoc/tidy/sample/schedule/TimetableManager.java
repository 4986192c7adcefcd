// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assertions;
import picocli.CommandLine;
import vn.cotmoc.tidy.sample.media.Film;
import vn.cotmoc.tidy.sample.time.Ticks;

/** Breaks every habit: its name, a clock and a sleep of its own, printing, leaving, logging, a library out of its home. */
public final class TimetableManager {
    private final Optional<Ticks> ticks = Optional.empty();

    public void run(Film film) throws InterruptedException {
        Thread.sleep(1);
        System.out.println(Instant.now() + " " + film + ticks + new CommandLine(this));
        Logger.getGlobal().info("left");
        Assertions.assertTrue(ticks.isEmpty());
        System.exit(0);
    }
}
