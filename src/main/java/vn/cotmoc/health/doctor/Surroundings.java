// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.doctor;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.time.Moment;

/** Letters, clock, memory: what the machine gives every program. */
public final class Surroundings {
    private static final String VIETNAMESE = "Cột mốc biên giới: ẳ ỡ ự ỵ Đ đ";
    private static final String KHMER = "ព្រំដែន";
    private static final String KHMER_FAMILY = "Khmer OS Content";
    /** One screen of 720p: player 270 MB, daemon 120 MB, X and its picture as much again. */
    private static final long ENOUGH_MEMORY_MIB = 700;

    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    private Surroundings() {}

    /**
     * Whether file names can be Vietnamese.
     *
     * @param encoding of file names: the system property {@code sun.jnu.encoding}
     */
    public static Finding locale(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8")
                ? Finding.good("locale", encoding)
                : Finding.error("locale", encoding);
    }

    /** Whether there are letters for the standby card, the cards of a takeover and the report. */
    public static List<Finding> fonts() {
        return List.of(
                canWrite(Font.SANS_SERIF, VIETNAMESE) ? Finding.good("fonts") : Finding.error("fonts"),
                canWrite(KHMER_FAMILY, KHMER) ? Finding.good("fonts-khmer") : Finding.warning("fonts-khmer"));
    }

    static boolean canWrite(String family, String words) {
        try {
            return new Font(family, Font.PLAIN, 12).canDisplayUpTo(words) < 0;
        } catch (RuntimeException | Error e) {
            // So Java says that it finds no fontconfig or no font at all: an Error of no class of its own among others.
            return false;
        }
    }

    /** Whether the wall clock can be relied on. */
    public static Finding clock(Moment now) {
        return now.synchronised() ? Finding.good("clock") : Finding.warning("clock");
    }

    /**
     * Whether there is memory enough.
     *
     * @param meminfo {@code /proc/meminfo}
     */
    public static Finding memory(Path meminfo) {
        try {
            Matcher matcher = AVAILABLE.matcher(Files.readString(meminfo));
            long mib = matcher.find() ? Long.parseLong(matcher.group(1)) >> 10 : 0;
            return mib >= ENOUGH_MEMORY_MIB
                    ? Finding.good("memory", mib)
                    : Finding.warning("memory", mib, ENOUGH_MEMORY_MIB);
        } catch (IOException e) {
            return Finding.warning("memory", 0, ENOUGH_MEMORY_MIB);
        }
    }
}
