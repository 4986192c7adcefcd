// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

/** A place that breaks a rule: where, which rule, and what to do about it. */
record Finding(String place, String rule, String cure) {
    @Override
    public String toString() {
        return "\n" + place + "\n    " + rule + ": " + cure;
    }
}
