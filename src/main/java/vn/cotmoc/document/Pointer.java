// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

/** JSON pointers (RFC 6901). */
final class Pointer {
    static final String ROOT = "";

    private Pointer() {}

    static String to(String parent, String member) {
        return parent + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    static String to(String parent, int index) {
        return parent + "/" + index;
    }

    /** The pointer without its last step; the root's is the root. */
    static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? ROOT : pointer.substring(0, slash);
    }
}
