// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** JSON, token by token, into a tree. */
final class JsonTokens {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser tokens;
    private final TreeBuilder tree;
    private final Problems problems;

    private JsonTokens(JsonParser tokens, TreeBuilder tree, Problems problems) {
        this.tokens = tokens;
        this.tree = tree;
        this.problems = problems;
    }

    /** Whether the text was JSON; if not, the problems say why. */
    static boolean parse(String text, TreeBuilder tree, Problems problems) {
        try (JsonParser tokens = JSON.createParser(text)) {
            return new JsonTokens(tokens, tree, problems).parse();
        } catch (IOException e) {
            throw Fault.broken("text-unreadable").causedBy(e);
        }
    }

    private boolean parse() throws IOException {
        try {
            if (tokens.nextToken() == null) {
                return stop(Place.BEGINNING, Text.of("document.json-nothing"));
            } else if (!value(0)) {
                return false;
            }
            return tokens.nextToken() == null || stop(place(), Text.of("document.json-end"));
        } catch (JsonProcessingException e) {
            JsonLocation there = e.getLocation() == null ? tokens.currentLocation() : e.getLocation();
            return stop(place(there), Text.verbatim(e.getOriginalMessage()));
        }
    }

    private boolean stop(Place place, Text expectation) {
        problems.errorAt(place, Pointer.ROOT, "json-syntax", expectation);
        return false;
    }

    /** Whether it could be read to its end. */
    private boolean value(int depth) throws IOException {
        JsonToken token = tokens.currentToken();
        if (!token.isScalarValue()) {
            return depth < Document.MAX_DEPTH
                    ? collection(token == JsonToken.START_OBJECT, depth)
                    : stop(place(), Text.of("document.too-deep"));
        }
        Node.Form form = token == JsonToken.VALUE_STRING ? Node.Form.QUOTED : Node.Form.LITERAL;
        tree.scalar(tokens.getText(), form, place());
        return true;
    }

    private boolean collection(boolean object, int depth) throws IOException {
        tree.start(object, place());
        for (JsonToken token = tokens.nextToken(); !token.isStructEnd(); token = tokens.nextToken()) {
            if (object) {
                tree.name(tokens.currentName(), place());
                tokens.nextToken();
            }
            if (!value(depth + 1)) {
                return false;
            }
        }
        tree.end();
        return true;
    }

    private Place place() {
        return place(tokens.currentTokenLocation());
    }

    private static Place place(JsonLocation location) {
        return new Place(location.getLineNr(), location.getColumnNr());
    }
}
