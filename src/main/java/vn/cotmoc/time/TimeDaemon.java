// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.time;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps the machine's clock, systemd-timesyncd or chrony, asked by its own command. A machine has one of them; where it has
 * neither, or that does not answer, nothing is known. Takes some milliseconds, seconds at most.
 */
final class TimeDaemon {
    /** systemd-timesyncd makes this file when it has set the clock from a server: systemd-timesyncd.service(8). */
    private static final Path TIMESYNC_MARK = Path.of("/run/systemd/timesync/synchronized");

    private static final long ANSWER_MOST_S = 2;
    private static final int ANSWER_MOST_BYTES = 1 << 14;

    /** chronyc(1), -c: these fields of {@code tracking}, in seconds the second; its last is in words. */
    private static final int CHRONY_FIELDS = 14;

    private static final int CHRONY_OFFSET = 4;
    private static final int CHRONY_LEAP = 13;
    private static final String CHRONY_ASTRAY = "Not synchronised";

    private static final Pattern TIMESYNC_OFFSET =
            Pattern.compile("^ *Offset: ([+-])(0|(?:\\d+(?:\\.\\d+)?[a-z]+ ?)+)$", Pattern.MULTILINE);
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-z]+)");
    private static final Map<String, BigDecimal> UNITS_NS = Map.of(
            "us", BigDecimal.valueOf(1_000L),
            "ms", BigDecimal.valueOf(1_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "min", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L),
            "d", BigDecimal.valueOf(86_400_000_000_000L));

    private TimeDaemon() {}

    /**
     * An answer.
     *
     * @param offset how far the clock is behind its server, negative where it is ahead, as NTP counts; empty: unknown
     */
    record Answer(boolean synchronised, Optional<Duration> offset) {
        static final Answer UNKNOWN = new Answer(false, Optional.empty());
    }

    /** Whether systemd-timesyncd has left its mark; at once. */
    static boolean isMarked() {
        return Files.exists(TIMESYNC_MARK);
    }

    static Answer ask() {
        if (isMarked()) {
            return new Answer(true, said("timedatectl", "timesync-status").flatMap(TimeDaemon::timesyncOffset));
        }
        return said("chronyc", "-c", "tracking").map(TimeDaemon::chrony).orElse(Answer.UNKNOWN);
    }

    /** What {@code timedatectl timesync-status} says behind {@code Offset:}, such as {@code +1min 2.345s}. */
    static Optional<Duration> timesyncOffset(String status) {
        Matcher found = TIMESYNC_OFFSET.matcher(status);
        if (!found.find()) {
            return Optional.empty();
        }
        BigDecimal ns = BigDecimal.ZERO;
        Matcher amount = AMOUNT.matcher(found.group(2));
        while (amount.find()) {
            BigDecimal unit = UNITS_NS.get(amount.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            ns = ns.add(unit.multiply(new BigDecimal(amount.group(1))));
        }
        Duration offset = Duration.ofNanos(ns.longValue());
        return Optional.of(found.group(1).equals("-") ? offset.negated() : offset);
    }

    /** What {@code chronyc -c tracking} says. */
    static Answer chrony(String tracking) {
        String[] fields = tracking.strip().split(",", -1);
        if (fields.length != CHRONY_FIELDS || fields[CHRONY_LEAP].equals(CHRONY_ASTRAY)) {
            return Answer.UNKNOWN;
        }
        try {
            BigDecimal seconds = new BigDecimal(fields[CHRONY_OFFSET]);
            return new Answer(
                    true, Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValue())));
        } catch (NumberFormatException e) {
            return Answer.UNKNOWN;
        }
    }

    /** Empty where there is no such program, it fails or takes too long. */
    private static Optional<String> said(String... command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            // Each says a few hundred bytes, which fit the pipe: it can end before it is read.
            if (!process.waitFor(ANSWER_MOST_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] answer = process.getInputStream().readNBytes(ANSWER_MOST_BYTES);
            return process.exitValue() == 0
                    ? Optional.of(new String(answer, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
