// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.nio.charset.StandardCharsets;

/**
 * Walks once over the bytes of a JSON value and accepts the form of RFC 8785 alone. It builds no tree: a verification
 * reads millions of rows, and all it wants of most is where their members stand.
 */
final class CanonicalReader {
    /** Rows nest one deep; more than this is an attack on the stack. */
    private static final int MOST_LEVELS = 32;

    /** Whole numbers up to so many characters are a double's for certain, and stand as they are. */
    private static final int SHORT_NUMBER = 15;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int level;

    CanonicalReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int position() {
        return at;
    }

    boolean finished() {
        return at == end;
    }

    /** Passes over this character, or refuses. */
    void expect(char wanted) throws BadLine {
        if (at >= end || bytes[at] != wanted) {
            throw new BadLine("line-not-canonical", at);
        }
        at++;
    }

    boolean next(char wanted) {
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /**
     * Passes over a member's name and its colon. It must come after the one before it.
     *
     * @param before where that one begins, with its quote; negative for the first
     * @return where this one begins
     */
    int name(int before) throws BadLine {
        int from = at;
        string();
        int order = before < 0 ? -1 : compare(before, from);
        if (order == 0) {
            throw new BadLine("member-twice", unquote(bytes, from, at));
        }
        if (order > 0) {
            throw new BadLine("line-not-canonical", from);
        }
        expect(':');
        return from;
    }

    /** Passes over any value. */
    void value() throws BadLine {
        switch (at < end ? bytes[at] : 0) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    /** The text of a string that {@link #string} has accepted. */
    static String unquote(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            text.append(
                    switch (escape) {
                        case 'b' -> '\b';
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'f' -> '\f';
                        case 'r' -> '\r';
                        case 'u' -> (char) Integer.parseInt(raw, i + 1, i + 5, 16);
                        default -> escape;
                    });
            i += escape == 'u' ? 4 : 0;
        }
        return text.toString();
    }

    private void object() throws BadLine {
        expect('{');
        descend();
        if (!next('}')) {
            int before = -1;
            do {
                before = name(before);
                value();
            } while (next(','));
            expect('}');
        }
        level--;
    }

    /** Two names by their UTF-16 code units: those of plain letters, as nearly all are, without making text of them. */
    private int compare(int one, int other) {
        int i = 1;
        while (bytes[one + i] == bytes[other + i] && bytes[one + i] != '"' && plain(bytes[one + i])) {
            i++;
        }
        byte a = bytes[one + i];
        byte b = bytes[other + i];
        if (plain(a) && plain(b)) {
            return a == b ? 0 : a == '"' ? -1 : b == '"' ? 1 : a - b;
        }
        return unquote(bytes, one, endOfString(one)).compareTo(unquote(bytes, other, endOfString(other)));
    }

    private static boolean plain(byte b) {
        return b > 0 && b != '\\';
    }

    /** Of one that was accepted. */
    private int endOfString(int from) {
        int i = from + 1;
        while (bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private void array() throws BadLine {
        expect('[');
        descend();
        if (!next(']')) {
            do {
                value();
            } while (next(','));
            expect(']');
        }
        level--;
    }

    private void descend() throws BadLine {
        if (++level > MOST_LEVELS) {
            throw new BadLine("line-not-canonical", at);
        }
    }

    private void word(String word) throws BadLine {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void number() throws BadLine {
        int from = at;
        boolean digitsOnly = true;
        while (at < end && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
            digitsOnly &= bytes[at] >= '0' && bytes[at] <= '9';
            at++;
        }
        boolean plain = digitsOnly && at > from && at - from <= SHORT_NUMBER && (bytes[from] != '0' || at == from + 1);
        if (!plain && !asEcmaScript(new String(bytes, from, at - from, StandardCharsets.US_ASCII))) {
            throw new BadLine("line-not-canonical", from);
        }
    }

    private static boolean asEcmaScript(String number) {
        try {
            return EcmaNumber.text(Double.parseDouble(number)).equals(number);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void string() throws BadLine {
        expect('"');
        passPlain();
        while (at < end && bytes[at] != '"') {
            byte b = bytes[at];
            if (b == '\\') {
                escape();
            } else if (b < 0) {
                beyondAscii();
            } else {
                throw new BadLine("line-not-canonical", at);
            }
            passPlain();
        }
        expect('"');
    }

    /** Nearly all there is to read: letters that stand for themselves. In local variables, which the JIT keeps in registers. */
    private void passPlain() {
        byte[] all = bytes;
        int i = at;
        while (i < end && all[i] >= 0x20 && all[i] != '"' && all[i] != '\\') {
            i++;
        }
        at = i;
    }

    private void escape() throws BadLine {
        expect('\\');
        char c = (char) take();
        if (c == 'u') {
            int from = at - 2;
            expect('0');
            expect('0');
            int code = Character.digit((char) take(), 16) * 16 + Character.digit((char) take(), 16);
            boolean lower = bytes[at - 1] < 'A' || bytes[at - 1] >= 'a';
            if (code < 0 || code >= 0x20 || "\b\t\n\f\r".indexOf(code) >= 0 || !lower) {
                throw new BadLine("line-not-canonical", from);
            }
        } else if ("\"\\bfnrt".indexOf(c) < 0) {
            throw new BadLine("line-not-canonical", at - 1);
        }
    }

    private byte take() throws BadLine {
        if (at >= end) {
            throw new BadLine("line-not-canonical", at);
        }
        return bytes[at++];
    }

    /** One character of two to four bytes, as table 3-7 of the Unicode Standard allows them. */
    private void beyondAscii() throws BadLine {
        int lead = take() & 0xff;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        int point = lead & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            int b = take() & 0xff;
            if ((b & 0xc0) != 0x80) {
                throw new BadLine("line-not-utf8", at - 1);
            }
            point = (point << 6) | (b & 0x3f);
        }
        int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
        boolean surrogate = point >= 0xd800 && point <= 0xdfff;
        if (lead < 0xc2 || lead > 0xf4 || point < least || point > 0x10ffff || surrogate) {
            throw new BadLine("line-not-utf8", at - 1);
        }
    }
}
