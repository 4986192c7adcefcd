// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What went wrong, in words people can act on.
 *
 * <p>{@link vn.cotmoc.fault.Fault} is the only exception that leaves a room. {@link vn.cotmoc.fault.Problem} is one defect
 * of a file, with its place; a file's problems are told all at once. {@link vn.cotmoc.fault.Text} is a sentence that is
 * put into Vietnamese or English only where a person reads it; the sentences of the whole program stand in
 * {@code text_vi.properties} and {@code text_en.properties} beside this package. Any thread.
 */
@NullMarked
package vn.cotmoc.fault;

import org.jspecify.annotations.NullMarked;
