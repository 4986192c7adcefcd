// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;

/** The defects of one file, gathered while it is read. */
public final class Problems {
    /** Nobody mends more in one go; a file made to have a million defects shall not cost more than this many. */
    static final int MAX_PROBLEMS = 1_000;

    private static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final Places places;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(Places places) {
        this.places = places;
    }

    /** Notes an error at a pointer; the sentence stands in the bundle under {@code problem.CODE}. */
    public void error(String pointer, String code, Object... arguments) {
        add(errors, places.problem(pointer, code, arguments));
    }

    /** The same with a sentence of its own. */
    public void error(String pointer, String code, Text detail) {
        add(errors, places.problem(pointer, code, detail));
    }

    public void warning(String pointer, String code, Object... arguments) {
        add(warnings, places.problem(pointer, code, arguments));
    }

    public void warning(String pointer, String code, Text detail) {
        add(warnings, places.problem(pointer, code, detail));
    }

    void errorAt(Place place, String pointer, String code, Object... arguments) {
        errorAt(place, pointer, code, Text.of("problem." + code, arguments));
    }

    void errorAt(Place place, String pointer, String code, Text detail) {
        add(errors, places.problemAt(place, pointer, code, detail));
    }

    private static void add(List<Problem> list, Problem problem) {
        if (list.size() < MAX_PROBLEMS) {
            list.add(problem);
        }
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether a value, or anything in it, has an error. */
    public boolean hasErrorsAt(String pointer) {
        return errors.stream().map(Problem::pointer).anyMatch(at -> at.equals(pointer) || at.startsWith(pointer + "/"));
    }

    /** In the order of the file. */
    public List<Problem> errors() {
        return errors.stream().sorted(IN_FILE_ORDER).toList();
    }

    /** In the order of the file. */
    public List<Problem> warnings() {
        return warnings.stream().sorted(IN_FILE_ORDER).toList();
    }

    /**
     * Refuses the file if it has errors.
     *
     * @param code of the fault, whose sentence is given the file's name
     * @throws Fault REFUSED, with all errors and warnings
     */
    public void refuseErrors(String code) {
        if (hasErrors()) {
            throw Fault.refusedFile(code, errors(), warnings(), places.file());
        }
    }
}
