// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.Reading;
import vn.cotmoc.playlist.ssh.SignersFile;
import vn.cotmoc.playlist.trust.SealedPlaylist;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/** Seals a playlist and signs it, or tells who sealed one. */
@Command(name = "seal", mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;

    static final class Choice {
        @ArgGroup(exclusive = false)
        private @Nullable ToSeal toSeal;

        @ArgGroup(exclusive = false)
        private @Nullable ToVerify toVerify;
    }

    static final class ToSeal {
        @Parameters(arity = "1", paramLabel = "PLAYLIST", descriptionKey = "one-playlist")
        private Path playlist = Path.of("");

        @Option(names = "--key", required = true, paramLabel = "FILE", descriptionKey = "key")
        private Path key = Path.of("");

        @Option(names = "--out", paramLabel = "FILE", descriptionKey = "seal-out")
        private @Nullable Path out;
    }

    static final class ToVerify {
        @Option(names = "--verify", required = true, paramLabel = "FILE", descriptionKey = "seal-verify")
        private Path file = Path.of("");

        @Option(names = "--signers", required = true, paramLabel = "FILE", descriptionKey = "seal-signers")
        private Path signers = Path.of("");
    }

    SealCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (choice.toSeal != null) {
            seal(choice.toSeal);
        } else if (choice.toVerify != null) {
            verify(choice.toVerify);
        }
        return ExitCode.OK;
    }

    private void seal(ToSeal wanted) {
        Sealed sealed = CheckedSeal.seal(
                wanted.playlist, wanted.key, console, clock.now().wall());
        Path name = Path.of(sealed.fileName());
        Path out = wanted.out == null ? name : Files.isDirectory(wanted.out) ? wanted.out.resolve(name) : wanted.out;
        write(out, sealed.playlist().toBytes());
        if (format.isJson()) {
            ObjectNode json = facts(sealed.id(), sealed.version(), sealed.playlist());
            console.out().println(json.put("file", out.toString()));
        } else {
            console.say("cli.sealed", sealed.id(), sealed.version(), out);
        }
    }

    private static void write(Path out, byte[] content) {
        Path beside = out.resolveSibling(out.getFileName() + ".new");
        try {
            Files.write(beside, content);
            Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Fault.refused("file-unwritable", out, e).causedBy(e);
        }
    }

    private void verify(ToVerify wanted) {
        Instant now = clock.now().wall();
        // As ssh-keygen does: the times of its file are those of the machine it is called on.
        var signers = new SignersFile(wanted.signers, ZoneId.systemDefault()).signers();
        SealedPlaylist sealed = read(wanted.file);
        String principal = sealed.signedBy(signers, now);
        Reading reading = sealed.read(wanted.file.toString());
        String id = reading.playlist().id();
        int version = reading.playlist().version();
        if (format.isJson()) {
            ObjectNode json = facts(id, version, sealed).put("signedBy", principal);
            console.out().println(json.put("sealedAt", String.valueOf(reading.sealedAt())));
        } else {
            console.say("cli.verified", id, version, principal, String.valueOf(reading.sealedAt()));
        }
    }

    private static SealedPlaylist read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return SealedPlaylist.parse(stream.readNBytes(SealedPlaylist.MAX_BYTES + 1));
        } catch (IOException e) {
            throw Fault.refused("file-unreadable", file, e).causedBy(e);
        }
    }

    private static ObjectNode facts(String id, int version, SealedPlaylist sealed) {
        return ProblemJson.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("version", version)
                .put("sha256", sealed.sha256());
    }
}
