// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays as a table that spreadsheets open: UTF-8 with its mark, CRLF (RFC 4180), and no cell that is taken for a formula. */
final class PlaysCsv {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FORMULA_STARTS = "=+-@";
    private static final List<String> COLUMNS = List.of(
            "node",
            "log",
            "seq",
            "type",
            "at",
            "screen",
            "clip",
            "sha256",
            "title",
            "topic",
            "language",
            "source",
            "approval.number",
            "approval.date",
            "playlist",
            "version",
            "slot",
            "kind",
            "priority",
            "plannedStart",
            "startedAt",
            "endedAt",
            "airtimeMs",
            "clipMs",
            "outcome",
            "reason",
            "proof",
            "clock");
    private static final List<JsonPointer> POINTERS = COLUMNS.stream()
            .map(name -> JsonPointer.compile("/" + name.replace('.', '/')))
            .toList();

    private PlaysCsv() {}

    static void head(OutputStream out) throws IOException {
        put("\uFEFF" + row(COLUMNS.stream()), out);
    }

    static void write(List<String> lines, OutputStream out) throws IOException {
        for (String line : lines) {
            JsonNode play = MAPPER.readTree(line);
            put(row(POINTERS.stream().map(pointer -> play.at(pointer).asText(""))), out);
        }
    }

    private static void put(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(Stream<String> cells) {
        return cells.map(PlaysCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
