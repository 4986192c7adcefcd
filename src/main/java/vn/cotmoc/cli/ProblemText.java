// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/** One defect of a file as a line: where, which, what would be right. */
final class ProblemText {
    private ProblemText() {}

    /** {@code moc-bai.yaml:12:5 /schedule/2/at/0  time-of-day  …}; editors jump to the first part. */
    static String line(Problem problem, Language language) {
        String place = problem.line() == 0 ? "" : ":" + problem.line() + ":" + problem.column();
        String pointer = problem.pointer().isEmpty() ? "" : " " + problem.pointer();
        return problem.file() + place + pointer + "  " + problem.code() + "  "
                + problem.detail().in(language);
    }
}
