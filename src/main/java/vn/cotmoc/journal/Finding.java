// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import vn.cotmoc.fault.Text;

/**
 * Something that a verification found wrong.
 *
 * @param seq the row it is about; the last of the stream where it is about a sum
 */
public record Finding(String node, String log, long seq, Text what) {}
