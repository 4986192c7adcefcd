// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;

/**
 * Where each value of a file stands, by JSON pointer. It outlives the reading, so that whoever finds a defect later can
 * still name its place.
 */
public final class Places {
    private final String file;
    private final Map<String, Place> byPointer = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();

    Places(String file) {
        this.file = file;
    }

    /** The file as its user named it. */
    public String file() {
        return file;
    }

    /** Where a value stands; of one that is not there the object or list that would hold it. */
    public Place of(String pointer) {
        for (String at = pointer; ; at = Pointer.parent(at)) {
            Place place = byPointer.get(at);
            if (place != null) {
                return place;
            }
            if (at.isEmpty()) {
                return Place.NOWHERE;
            }
        }
    }

    /** A defect at a pointer, with the sentence {@code problem.CODE} and the hint {@code problem.CODE.hint}. */
    public Problem problem(String pointer, String code, Object... arguments) {
        return problem(pointer, code, Text.of("problem." + code, arguments));
    }

    /** The same with a sentence of its own. */
    public Problem problem(String pointer, String code, Text detail) {
        return problemAt(of(pointer), pointer, code, detail);
    }

    Problem problemAt(Place place, String pointer, String code, Text detail) {
        Text hint = new Text("problem." + code + ".hint", detail.arguments());
        String origin = origins.getOrDefault(pointer, file);
        return new Problem(origin, pointer, place.line(), place.column(), code, detail, hint);
    }

    /** A value comes from somewhere else than the file: its problems are told under that name. */
    void override(String pointer, String origin) {
        byPointer.put(pointer, Place.NOWHERE);
        origins.put(pointer, origin);
    }

    void put(String pointer, Place place) {
        byPointer.putIfAbsent(pointer, place);
    }
}
