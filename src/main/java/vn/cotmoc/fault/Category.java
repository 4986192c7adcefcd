// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

/** What a caller can do about a {@link Fault}. */
public enum Category {
    /** The input is wrong: trying again without a change is useless. */
    REFUSED,
    /** Not now: the same may go through later. */
    RETRY,
    /** Carried on without something. */
    DEGRADED,
    /** A defect of this program or its machine. */
    BROKEN
}
