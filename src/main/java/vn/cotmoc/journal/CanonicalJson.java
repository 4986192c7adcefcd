// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * JSON in the one form of RFC 8785 (JCS): what is hashed and signed. Any thread.
 *
 * <p>No white space, members in the order of their names' UTF-16 code units, the shortest escapes, numbers as ECMAScript
 * writes them.
 */
public final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /**
     * The canonical form of a value.
     *
     * @throws IllegalArgumentException when it holds half a surrogate pair, which no UTF-8 can carry
     */
    public static String text(JsonNode value) {
        var out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    /** {@link #text} in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> writeString(value.textValue(), out);
            case NUMBER -> out.append(number(value));
            case BOOLEAN, NULL -> out.append(value.asText());
            default -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeString(names.get(i), out);
            out.append(':');
            write(object.get(names.get(i)), out);
        }
        out.append('}');
    }

    private static void writeArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (Iterator<JsonNode> values = array.elements(); values.hasNext(); ) {
            write(values.next(), out);
            if (values.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static String number(JsonNode value) {
        // Beyond 15 digits a whole number may not be a double's; then ECMAScript's rounding holds for it too.
        boolean exact = value.canConvertToLong() && value.isIntegralNumber() && Math.abs(value.longValue()) < 1L << 53;
        return exact ? Long.toString(value.longValue()) : EcmaNumber.text(value.doubleValue());
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = endOfPair(text, i);
            } else if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, plainFrom, i);
                writeEscape(c, out);
                plainFrom = i + 1;
            }
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    /** Where the second half of the pair that begins here stands. */
    private static int endOfPair(String text, int at) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
            throw new IllegalArgumentException("half a surrogate pair at " + at);
        }
        return at + 1;
    }

    private static void writeEscape(char c, StringBuilder out) {
        out.append('\\');
        switch (c) {
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            case '"', '\\' -> out.append(c);
            default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
        }
    }
}
