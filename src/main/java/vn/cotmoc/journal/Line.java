// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a journal as it is served: its bytes in the form of RFC 8785, and where its members stand. Not changed once
 * read; any thread.
 */
public final class Line {
    private static final int MOST_MEMBERS = 256;
    private static final int USUAL_MEMBERS = 32;
    private static final int CHAIN_BYTES = 32;
    /** Members that every row has, beside its number. */
    private static final String[] TEXTS = {"at", "chain", "log", "node", "type"};
    /** So many digits are below the largest long. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] bytes;
    private int[] names = new int[USUAL_MEMBERS];
    private int[] from = new int[USUAL_MEMBERS];
    private int[] to = new int[USUAL_MEMBERS];
    private int members;

    private Line(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a line, without its newline. The array is kept: it must not be changed.
     *
     * @throws BadLine when it is not in the form of RFC 8785, has a member twice, or lacks one that every row has
     */
    public static Line read(byte[] bytes) throws BadLine {
        var line = new Line(bytes);
        line.scan();
        line.check();
        return line;
    }

    public String node() {
        return required("node");
    }

    public String log() {
        return required("log");
    }

    /** Rising by one from 1. */
    public long seq() {
        Long seq = number("seq");
        return seq == null ? 0 : seq;
    }

    public String type() {
        return required("type");
    }

    /** When the row was written, as {@link RowTime} has it. */
    public String at() {
        return required("at");
    }

    /** What the row says its chain is, in hex; {@link Chain} tells whether that is so. */
    public String chain() {
        return required("chain");
    }

    /** Where the plays after this row are counted, if it says so. */
    public Optional<String> site() {
        return says("type", "site") ? Optional.ofNullable(text("site")) : Optional.empty();
    }

    /** Whether a member has this text. */
    public boolean says(String member, String text) {
        int i = find(member);
        if (i < 0) {
            return false;
        }
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return text.equals(text(member));
            }
        }
        // In RFC 8785 such a text is written in one way only.
        return to[i] - from[i] == text.length() + 2 && bytes[from[i]] == '"' && isAt(from[i] + 1, text);
    }

    /** A member's text; null where it has none: absent, null, or of another type. */
    public @Nullable String text(String member) {
        int i = find(member);
        return i < 0 || bytes[from[i]] != '"' ? null : CanonicalReader.unquote(bytes, from[i], to[i]);
    }

    /** A member's whole number; null where it has none. */
    public @Nullable Long number(String member) {
        int i = find(member);
        if (i < 0) {
            return null;
        }
        long natural = natural(from[i], to[i]);
        if (natural >= 0) {
            return natural;
        }
        try {
            return Long.parseLong(new String(bytes, from[i], to[i] - from[i], StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Digits that fit for certain, which nearly all numbers are; -1 for all else. */
    private long natural(int start, int stop) {
        if (stop - start > SAFE_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < stop; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The line as it is served, without its newline: the array that was read, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The same as text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether this is what the row says its chain is. */
    boolean hasChain(byte[] chain) {
        int at = from[find("chain")] + 1;
        for (int i = 0; i < CHAIN_BYTES; i++) {
            int high = Character.digit(bytes[at + 2 * i], 16);
            int low = Character.digit(bytes[at + 2 * i + 1], 16);
            if ((byte) (high << 4 | low) != chain[i]) {
                return false;
            }
        }
        return true;
    }

    /** Hashes the row without its chain: what the chain is made of. */
    void digestInto(MessageDigest digest) {
        int i = find("chain");
        // "chain":"…", — it is never the last member, as log, node, seq and type come after it.
        int start = from[i] - "\"chain\":".length();
        digest.update(bytes, 0, start);
        digest.update(bytes, to[i] + 1, bytes.length - to[i] - 1);
    }

    private void scan() throws BadLine {
        var reader = new CanonicalReader(bytes, 0, bytes.length);
        reader.expect('{');
        int before = -1;
        do {
            if (members == names.length) {
                grow();
            }
            before = reader.name(before);
            names[members] = before;
            from[members] = reader.position();
            reader.value();
            to[members] = reader.position();
            members++;
        } while (reader.next(','));
        reader.expect('}');
        if (!reader.finished()) {
            throw new BadLine("line-not-canonical", reader.position());
        }
    }

    private void grow() throws BadLine {
        if (members == MOST_MEMBERS) {
            throw new BadLine("line-too-long");
        }
        names = Arrays.copyOf(names, members * 2);
        from = Arrays.copyOf(from, members * 2);
        to = Arrays.copyOf(to, members * 2);
    }

    private void check() throws BadLine {
        for (String member : TEXTS) {
            int i = find(member);
            if (i < 0 || bytes[from[i]] != '"') {
                throw new BadLine("member-missing", member);
            }
        }
        if (seq() < 1) {
            throw new BadLine("member-missing", "seq");
        }
        int i = find("chain");
        if (to[i] - from[i] != CHAIN_BYTES * 2 + 2 || !lowerHex(from[i] + 1, to[i] - 1)) {
            throw new BadLine("member-missing", "chain");
        }
    }

    private boolean lowerHex(int start, int stop) {
        for (int i = start; i < stop; i++) {
            byte c = bytes[i];
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private String required(String member) {
        String text = text(member);
        if (text == null) {
            throw new IllegalStateException("no " + member);
        }
        return text;
    }

    private int find(String member) {
        for (int i = 0; i < members; i++) {
            if (isNamed(i, member)) {
                return i;
            }
        }
        return -1;
    }

    /** Compared as bytes: the members that are looked for have plain names. */
    private boolean isNamed(int i, String member) {
        int start = names[i] + 1;
        return from[i] - start == member.length() + 2 && isAt(start, member);
    }

    private boolean isAt(int start, String text) {
        for (int k = 0; k < text.length(); k++) {
            if (bytes[start + k] != text.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
