// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.List;

/** Puts previews into a form. */
interface PreviewPrinter {
    /**
     * Prints them in the order given.
     *
     * @param slots the due times, else the plays
     */
    void print(List<PreviewRequest> requests, boolean slots);
}
