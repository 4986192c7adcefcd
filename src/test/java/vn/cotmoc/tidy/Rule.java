// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.tidy;

import java.util.stream.Stream;

/** Looks at the whole repository and tells every place that breaks it. */
interface Rule {
    Stream<Finding> check(Repository repository);
}
