// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import vn.cotmoc.cli.Cotmoc;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String... args) {
        System.exit(Cotmoc.run(Node::new, args));
    }
}
