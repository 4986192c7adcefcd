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
        } catch (JsonProcessingException e) {
            Text expectation = Text.verbatim(e.getOriginalMessage());
            problems.errorAt(place(e.getLocation()), Pointer.ROOT, "json-syntax", expectation);
            return false;
        } catch (IOException e) {
            throw Fault.broken("text-unreadable").causedBy(e);
        }
    }

    private boolean parse() throws IOException {
        if (tokens.nextToken() == null) {
            problems.errorAt(Place.BEGINNING, Pointer.ROOT, "json-syntax", Text.of("document.json-nothing"));
            return false;
        }
        value(0);
        if (tokens.nextToken() != null) {
            problems.errorAt(place(), Pointer.ROOT, "json-syntax", Text.of("document.json-end"));
            return false;
        }
        return true;
    }

    private void value(int depth) throws IOException {
        JsonToken token = tokens.currentToken();
        if (token.isScalarValue()) {
            Node.Form form = token == JsonToken.VALUE_STRING ? Node.Form.QUOTED : Node.Form.LITERAL;
            tree.scalar(tokens.getText(), form, place());
        } else if (depth == Document.MAX_DEPTH) {
            tree.empty(place());
            tokens.skipChildren();
        } else {
            collection(token == JsonToken.START_OBJECT, depth);
        }
    }

    private void collection(boolean object, int depth) throws IOException {
        tree.start(object, place());
        for (JsonToken token = tokens.nextToken(); !token.isStructEnd(); token = tokens.nextToken()) {
            if (object) {
                tree.name(tokens.currentName(), place());
                tokens.nextToken();
            }
            value(depth + 1);
        }
        tree.end();
    }

    private Place place() {
        return place(tokens.currentTokenLocation());
    }

    private static Place place(JsonLocation location) {
        return new Place(location.getLineNr(), location.getColumnNr());
    }
}
