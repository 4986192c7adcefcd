// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How the log is written. Nothing here is called by other rooms: logback finds {@link vn.cotmoc.app.logback.StderrLog} by
 * itself, in the daemon, in the commands and in the player's process, on the thread that logs first.
 */
@NullMarked
package vn.cotmoc.app.logback;

import org.jspecify.annotations.NullMarked;
