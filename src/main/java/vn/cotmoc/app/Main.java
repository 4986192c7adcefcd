// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import vn.cotmoc.cli.Cotmoc;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String... args) {
        System.exit(run(args));
    }

    /** Gives the exit status. */
    static int run(String... args) {
        HeadStart.begin(args);
        return Cotmoc.run(Node::new, args);
    }
}
