// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fault;

/**
 * One defect of a file, where it is and what would be right.
 *
 * @param file the file as its user named it
 * @param pointer JSON pointer (RFC 6901) of the wrong value, {@code ""} for the whole file
 * @param line from 1; 0 where the file has no lines to speak of
 * @param column from 1; 0 where there is none
 * @param code stable, kebab-case; its sentence stands in the bundle under {@code problem.CODE}
 * @param detail what is wrong, ending with what would be right
 * @param hint the way out
 */
public record Problem(String file, String pointer, int line, int column, String code, Text detail, Text hint) {}
