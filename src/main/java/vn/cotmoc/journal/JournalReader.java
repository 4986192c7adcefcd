// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.cotmoc.fault.Fault;

/** What a node's journal has to say. Any thread, while it is being written. */
public interface JournalReader {
    /**
     * Rows of one log, oldest first.
     *
     * @param log its id; empty for the one being written
     * @param after only rows with a higher number
     * @param limit how many at most, from 1
     * @param types only rows of these types; empty for all
     * @throws Fault REFUSED {@code log-unknown} when this node never wrote that log
     */
    Page page(Optional<String> log, long after, int limit, Set<String> types);

    /**
     * What {@link #page} would hold, without its rows: those are read by {@link #write}, a few at a time.
     *
     * @throws Fault as {@link #page}
     */
    Stretch stretch(Optional<String> log, long after, int limit, Set<String> types);

    /**
     * Reads the rows of a stretch as they are taken; nothing is held while they are.
     *
     * @throws IOException as {@code sink} throws it
     */
    void write(Stretch stretch, Sink sink) throws IOException;

    /**
     * The number of the last row of a log that was written before an instant, 0 where none was. Found by halves: while the
     * clock was never set back it is exact, else a little off.
     *
     * @param log its id; empty for the one being written
     * @throws Fault REFUSED {@code log-unknown} when this node never wrote that log
     */
    long lastBefore(Optional<String> log, Instant at);

    /** Where the log being written has got to. */
    Head head();

    /** The incidents of all logs of this node: the last word on each, by when they opened. */
    List<Incident> incidents();

    /** The site as the journal last had it. */
    Site site();

    /**
     * The kept figures of a period, both days inclusive.
     *
     * @throws Fault REFUSED as {@link Counts#check} says
     */
    Counts counts(LocalDate from, LocalDate to, Counts.By by);

    /**
     * Notes what central holds for good; a lower number than before changes nothing.
     *
     * @throws Fault REFUSED {@code log-unknown}, {@code ack-past-head} when it is more than there is
     */
    void acknowledge(String log, long upTo);

    /** How far central has acknowledged the log being written, 0 before it has. */
    long acknowledged();

    /** Every log of this node, in the order they were begun; the last is the one being written. */
    List<Log> logs();

    /**
     * A log of this node.
     *
     * @param pruned up to this row plays are gone, which central holds; 0 while none are
     */
    record Log(String log, long pruned) {}

    /** Takes rows, some at a time. */
    interface Sink {
        /**
         * Takes the next.
         *
         * @param lines each one row in RFC 8785 form, without newline
         */
        void take(List<String> lines) throws IOException;
    }

    /**
     * Rows that are to be served, and the head that was reached when that was found.
     *
     * @param after only rows with a higher number
     * @param upTo the number of the last one at most
     * @param types only rows of these types; empty for all
     * @param next the {@code after} of the next stretch; empty when this is the last
     */
    record Stretch(Head head, long after, long upTo, Set<String> types, OptionalLong next) {
        public Stretch {
            types = Set.copyOf(types);
        }
    }

    /**
     * Rows as they are served, and the head that was reached when they were read.
     *
     * @param lines each one row in RFC 8785 form, without newline
     * @param next the {@code after} of the next page; empty when this was the last
     */
    record Page(List<String> lines, Head head, OptionalLong next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }
}
