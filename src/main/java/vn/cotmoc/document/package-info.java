// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * A YAML or JSON file as a tree that knows its places, read strictly, all errors at once.
 *
 * <p>A {@link vn.cotmoc.document.Document} is parsed once; the rooms above ask its {@link vn.cotmoc.document.Value}s for
 * what they need ({@code text()}, {@code date()}, {@code list(…)}), and whatever does not fit is noted among its {@link
 * vn.cotmoc.document.Problems} while reading goes on. Members nobody asked for are noted as unknown. What the members mean
 * is not known here. YAML is parsed here alone. Not safe for several threads. Begin with {@link
 * vn.cotmoc.document.Document}.
 */
@NullMarked
package vn.cotmoc.document;

import org.jspecify.annotations.NullMarked;
