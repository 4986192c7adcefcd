// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

/**
 * What the office has taken of one node's stream.
 *
 * @param from the place the rows came from, for people
 * @param taken rows that are new
 * @param waiting rows past the head: they are taken when a later head vouches for them
 * @param seq up to here the stream is held now
 */
public record Imported(String from, String node, String log, long taken, long waiting, long seq) {}
