// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The commands.
 *
 * <p>Each command is one class that reads its options, asks the rooms below and prints what they answer; it decides nothing
 * itself. A {@link vn.cotmoc.fault.Fault} ends it with a sentence and a hint, or a problem object where JSON was asked for.
 * Help texts stand in the bundle under {@code cotmoc.COMMAND.…}, where picocli looks for them. How a node is started is
 * handed in: this room cannot see {@code app}. picocli is used here alone. Begin with {@link vn.cotmoc.cli.Cotmoc}.
 */
@NullMarked
package vn.cotmoc.cli;

import org.jspecify.annotations.NullMarked;
