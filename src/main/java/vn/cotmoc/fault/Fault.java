// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only exception that leaves a room: a category, a stable code, a sentence, a hint what to do.
 *
 * <p>The sentence stands in the bundle under {@code fault.CODE}, the hint under {@code fault.CODE.hint}; both are given the
 * same arguments.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;
    private final String code;
    private final transient Text sentence;
    private final transient Text hint;
    private final transient List<Problem> errors;
    private final transient List<Problem> warnings;

    private Fault(
            Category category,
            String code,
            Text sentence,
            Text hint,
            List<Problem> errors,
            List<Problem> warnings,
            @Nullable Throwable cause) {
        super(sentence.toString(), cause);
        this.category = category;
        this.code = code;
        this.sentence = sentence;
        this.hint = hint;
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
    }

    private static Fault of(
            Category category, String code, List<Object> arguments, List<Problem> errors, List<Problem> warnings) {
        Text sentence = new Text("fault." + code, arguments);
        Text hint = new Text("fault." + code + ".hint", arguments);
        return new Fault(category, code, sentence, hint, errors, warnings, null);
    }

    public static Fault refused(String code, Object... arguments) {
        return of(Category.REFUSED, code, List.of(arguments), List.of(), List.of());
    }

    /** A file that is refused for its errors; they come with whatever warnings it has. */
    public static Fault refusedFile(String code, List<Problem> errors, List<Problem> warnings, Object... arguments) {
        return of(Category.REFUSED, code, List.of(arguments), errors, warnings);
    }

    public static Fault retry(String code, Object... arguments) {
        return of(Category.RETRY, code, List.of(arguments), List.of(), List.of());
    }

    public static Fault degraded(String code, Object... arguments) {
        return of(Category.DEGRADED, code, List.of(arguments), List.of(), List.of());
    }

    public static Fault broken(String code, Object... arguments) {
        return of(Category.BROKEN, code, List.of(arguments), List.of(), List.of());
    }

    /** What another node of ours said, in its own words. */
    public static Fault told(Category category, String code, Text sentence, Text hint, List<Problem> errors) {
        return new Fault(category, code, sentence, hint, errors, List.of(), null);
    }

    /** The same fault with what brought it about. */
    public Fault causedBy(Throwable cause) {
        return new Fault(category, code, sentence, hint, errors, warnings, cause);
    }

    public Category category() {
        return category;
    }

    /** Stable and kebab-case: what programs look at. */
    public String code() {
        return code;
    }

    public Text sentence() {
        return sentence;
    }

    /** What to do about it. */
    public Text hint() {
        return hint;
    }

    /** The defects of the file that was refused, all of them; empty where no file was. */
    public List<Problem> errors() {
        return errors;
    }

    public List<Problem> warnings() {
        return warnings;
    }
}
