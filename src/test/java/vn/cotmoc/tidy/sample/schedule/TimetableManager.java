// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy.sample.schedule;

import java.time.Instant;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assertions;
import picocli.CommandLine;
import vn.cotmoc.tidy.sample.media.Film;
import vn.cotmoc.tidy.sample.time.Ticks;

/** Breaks nearly every habit: its name, its own clock, sleep, output, exit, log, a library out of its home. */
public final class TimetableManager {
    public void run(Film film, Ticks ticks) throws InterruptedException {
        Thread.sleep(1);
        System.out.println(Instant.now() + " " + System.nanoTime() + film + ticks + new CommandLine(this));
        Logger.getGlobal().info("left");
        Assertions.assertNotNull(film);
        System.exit(0);
    }
}
