// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Optional<String> packaged =
                Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"cotmoc " + packaged.orElse("(not packaged)")};
    }
}
