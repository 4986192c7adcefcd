// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The figures as a table that Excel opens rightly: UTF-8 with a byte-order mark, CRLF, one line for each value of the JSON
 * form: {@code sites,moc-bai,plays.complete,7}.
 */
final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final StringBuilder out = new StringBuilder(BYTE_ORDER_MARK);

    private Csv() {}

    static String of(JsonNode figures) {
        var csv = new Csv();
        csv.line("table", "key", "figure", "value");
        for (Map.Entry<String, JsonNode> member : figures.properties()) {
            csv.table(member.getKey(), member.getValue());
        }
        return csv.out.toString();
    }

    private void table(String table, JsonNode value) {
        if (!value.isArray()) {
            values(table, "", "", value);
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            JsonNode row = value.get(i);
            values(table, key(table, row, i), "", row);
        }
    }

    private static String key(String table, JsonNode row, int index) {
        return switch (table) {
            case "sites" -> row.path("site").asText();
            case "clips" -> row.path("id").asText();
            case "incidents" -> row.path("node").asText() + "/" + row.path("id").asText();
            case "devices" ->
                row.path("node").asText() + "/" + row.path("device").asText();
            case "gaps" -> String.valueOf(index + 1);
            default -> row.path("key").asText();
        };
    }

    private void values(String table, String key, String figure, JsonNode value) {
        if (!value.isObject()) {
            line(table, key, figure, value.isNull() ? "" : value.asText());
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            values(table, key, figure.isEmpty() ? member.getKey() : figure + "." + member.getKey(), member.getValue());
        }
    }

    private void line(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        out.append("\r\n");
    }

    private static String cell(String text) {
        // A spreadsheet would take these for the start of a formula.
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
