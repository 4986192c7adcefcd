// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

/**
 * Where something stands in a file.
 *
 * @param line from 1; 0 where the file cannot be read at all
 * @param column from 1, in characters; 0 where there is none
 */
public record Place(int line, int column) {
    static final Place NOWHERE = new Place(0, 0);
    static final Place BEGINNING = new Place(1, 1);
}
