// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Predicate;

/** A file's tree as JSON, member by member as it was written. */
public final class JsonForm {
    private final Predicate<String> literal;

    private JsonForm(Predicate<String> literal) {
        this.literal = literal;
    }

    /**
     * Writes a value and all in it.
     *
     * @param literal whether what stands at a pointer is meant as a whole number or a truth value; all else is text, as a
     *     plain scalar does not tell ({@code playlist: 2026} is an id)
     */
    public static JsonNode of(Value value, Predicate<String> literal) {
        return new JsonForm(literal).form(value.pointer(), value.node());
    }

    private JsonNode form(String pointer, Node node) {
        if (node instanceof Node.Mapping mapping) {
            var object = JsonNodeFactory.instance.objectNode();
            mapping.members()
                    .forEach(member ->
                            object.set(member.name(), form(Pointer.to(pointer, member.name()), member.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < sequence.entries().size(); i++) {
                array.add(form(Pointer.to(pointer, i), sequence.entries().get(i)));
            }
            return array;
        }
        return node instanceof Node.Scalar scalar
                ? scalar(pointer, scalar.text())
                : JsonNodeFactory.instance.nullNode();
    }

    private JsonNode scalar(String pointer, String text) {
        if (literal.test(pointer)) {
            Optional<JsonNode> number = CoreSchema.findInteger(text).map(BigIntegerNode::valueOf);
            return number.or(() -> CoreSchema.findTruth(text).map(BooleanNode::valueOf))
                    .orElseGet(() -> TextNode.valueOf(text));
        }
        return TextNode.valueOf(text);
    }
}
