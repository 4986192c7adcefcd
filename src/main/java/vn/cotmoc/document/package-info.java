// SPDX-License-Identifier: GPL-3.0-or-later

/** A YAML or JSON file as a tree that knows its places, read strictly, all errors at once. */
@NullMarked
package vn.cotmoc.document;

import org.jspecify.annotations.NullMarked;
