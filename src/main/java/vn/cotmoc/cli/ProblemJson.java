// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/** The defects of a file as JSON. */
final class ProblemJson {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private ProblemJson() {}

    static ArrayNode list(List<Problem> problems, Language language) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Problem problem : problems) {
            list.addObject()
                    .put("file", problem.file())
                    .put("pointer", problem.pointer())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("code", problem.code())
                    .put("detail", problem.detail().in(language))
                    .put("hint", problem.hint().in(language));
        }
        return list;
    }
}
