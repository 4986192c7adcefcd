// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One array; of several files one array of objects, each with its file. Entry by entry, a line each. */
record PreviewJson(Console console) implements PreviewPrinter {
    @Override
    public void print(List<PreviewRequest> requests, boolean slots) {
        PrintWriter out = console.out();
        if (requests.size() == 1) {
            print(entries(requests.get(0), slots));
        } else {
            String separator = "[";
            for (PreviewRequest request : requests) {
                String file = ProblemJson.MAPPER
                        .createObjectNode()
                        .textNode(request.file())
                        .toString();
                out.print(separator + "{\"file\":" + file + ",\"" + (slots ? "slots" : "plays") + "\":");
                print(entries(request, slots));
                out.print("}");
                separator = ",";
            }
            out.print("]");
        }
        out.println();
    }

    private void print(Iterator<ObjectNode> entries) {
        String separator = "[\n";
        while (entries.hasNext()) {
            console.out().print(separator + entries.next());
            separator = ",\n";
        }
        console.out().print(separator.startsWith("[") ? "[]" : "\n]");
    }

    private Iterator<ObjectNode> entries(PreviewRequest request, boolean slots) {
        if (slots) {
            return request.slots().stream()
                    .map(slot -> slot.toJson(request.zone()))
                    .iterator();
        }
        return stream(request::plays)
                .map(play -> play.toJson(request.zone(), console.language()))
                .iterator();
    }

    private static <T> Stream<T> stream(Supplier<Iterator<T>> each) {
        Iterable<T> all = each::get;
        return StreamSupport.stream(all.spliterator(), false);
    }
}
