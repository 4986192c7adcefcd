// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.nio.file.Path;
import java.time.Instant;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.schedule.PlaylistCheck;
import vn.cotmoc.schedule.PlaylistCheck.Checked;

/** The way from a file written by hand to a sealed playlist: nothing is signed that the check refuses. */
final class CheckedSeal {
    private CheckedSeal() {}

    /**
     * Checks, tells warnings on stderr, seals.
     *
     * @throws Fault REFUSED {@code playlist-refused} with all errors, and as {@link Sealing#seal}
     */
    static Sealed seal(Path playlist, Path key, Console console, Instant now) {
        Checked checked = PlaylistCheck.check(playlist, now);
        checked.playlist();
        if (!console.json()) {
            checked.warnings().forEach(warning -> console.err().println(ProblemText.line(warning, console.language())));
        }
        return Sealing.seal(playlist, checked.facts(), new PersonalKey(key, Terminal.isAttended()), now);
    }
}
