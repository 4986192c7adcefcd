// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.cotmoc.config.NodeFile;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.fleet.Stick;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.journal.DataLock;
import vn.cotmoc.journal.JournalFiles;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.time.Clock;

/**
 * On the node: takes in what lies on a stick, through the same gate as a push, and writes the journal back. The journal is
 * written whatever became of the playlists, and what became of them stands though the journal cannot be written.
 */
@Command(name = "read", mixinStandardHelpOptions = true)
final class StickReadCommand implements Callable<Integer> {
    private static final String NOT_FOR_US = "node-not-named";

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "stick")
    private Path folder = Path.of("");

    @Option(names = "--config", required = true, paramLabel = "FILE", descriptionKey = "config")
    private Path config = Path.of("node.yaml");

    @Mixin
    private Format format = new Format();

    private final Console console;
    private final Clock clock;
    private final Map<String, String> environment;
    private final ArrayNode told = JsonNodeFactory.instance.arrayNode();
    private final List<Fault> refused = new ArrayList<>();

    StickReadCommand(Console console, Clock clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        NodeSettings settings = NodeFile.read(config, environment);
        if (!Files.exists(settings.data().resolve("node.db"))) {
            throw Fault.refused("node-never-ran", settings.data());
        }
        Stick stick = Stick.open(folder);
        takeAll(stick, settings);
        ObjectNode journal = writeJournal(stick, settings);
        if (format.isJson()) {
            ObjectNode all = ProblemJson.MAPPER.createObjectNode();
            all.set("playlists", told);
            all.set("journal", journal);
            console.out().println(all);
            if (!refused.isEmpty()) {
                throw refused.get(0);
            }
        }
        return refused.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void takeAll(Stick stick, NodeSettings settings) {
        List<Candidate> candidates = new ArrayList<>();
        try {
            stick.sealedFiles().forEach(file -> read(stick, file, candidates));
        } catch (Fault fault) {
            tellRefused(stick.folder(), fault);
        }
        if (candidates.isEmpty()) {
            return;
        }
        try (Intake intake = open(settings)) {
            takeAll(candidates, intake);
        } catch (Fault fault) {
            tellRefused(stick.folder(), fault);
        }
    }

    /** A sealed file of the stick. */
    private record Candidate(Path file, Sealed sealed) {}

    private void read(Stick stick, Path file, List<Candidate> candidates) {
        try {
            candidates.add(new Candidate(file, stick.read(file)));
        } catch (Fault fault) {
            tellRefused(file, fault);
        }
    }

    /** Of each playlist the highest version that is accepted; those below it are history. */
    private void takeAll(List<Candidate> candidates, Intake intake) {
        candidates.sort(
                Comparator.comparing((Candidate one) -> one.sealed().version()).reversed());
        Set<String> settled = new HashSet<>();
        List<Runnable> ofOthers = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String id = candidate.sealed().id();
            if (settled.contains(id)) {
                continue;
            }
            try {
                tell(candidate.file(), intake.take(candidate.sealed()));
                settled.add(id);
            } catch (Fault fault) {
                if (fault.code().equals(NOT_FOR_US)) {
                    ofOthers.add(() -> tellRefused(candidate.file(), fault));
                } else {
                    tellRefused(candidate.file(), fault);
                }
            }
        }
        // A stick goes round several sites; what is for others is no fault where something is for this one.
        if (settled.isEmpty() && refused.isEmpty()) {
            ofOthers.forEach(Runnable::run);
        }
    }

    private Intake open(NodeSettings settings) {
        DataLock lock;
        try {
            lock = new DataLock(settings.data());
        } catch (Fault fault) {
            if (!fault.code().equals("data-in-use")) {
                throw fault;
            }
            NodeLine line = NodeLine.local(settings, Role.TECHNICIAN, console.language(), clock);
            UnfinishedUploads unfinished = new UnfinishedUploads(settings.data().resolve("stick-uploads.properties"));
            return new Intake.ByDaemon(line, new Push(line.client(), unfinished, new ProgressBar(console, clock)));
        }
        try {
            return new Intake.Direct(lock, settings, clock);
        } catch (Fault fault) {
            lock.close();
            throw fault;
        }
    }

    private ObjectNode writeJournal(Stick stick, NodeSettings settings) {
        ObjectNode entry = ProblemJson.MAPPER.createObjectNode();
        try (NodeDatabase database = NodeDatabase.open(settings.data())) {
            stick.checkWritable();
            var journal = new SqliteJournalReader(database, settings.node(), settings.timezone(), clock);
            NodeKey key = NodeKey.open(settings.data().resolve("key"), settings.node());
            List<Path> files = JournalFiles.write(journal, key, folder);
            files.forEach(file -> say("cli.stick-journal", file));
            return entry.put("file", files.get(files.size() - 1).toString()).putNull("code");
        } catch (Fault fault) {
            refused.add(fault);
            sayOnErr(folder, fault);
            return entry.put("code", fault.code())
                    .put("detail", fault.sentence().in(console.language()));
        }
    }

    private void tell(Path file, Intake.Taken taken) {
        told.addObject()
                .put("file", file.toString())
                .put("id", taken.id())
                .put("version", taken.version())
                .put("state", taken.state())
                .putNull("code");
        say("cli.stands", taken.id(), taken.version(), Text.of("cli.state-" + taken.state()));
    }

    private void tellRefused(Path file, Fault fault) {
        refused.add(fault);
        told.addObject()
                .put("file", file.toString())
                .put("code", fault.code())
                .put("detail", fault.sentence().in(console.language()));
        sayOnErr(file, fault);
    }

    private void say(String key, Object... arguments) {
        if (!format.isJson()) {
            console.say(key, arguments);
        }
    }

    private void sayOnErr(Path place, Fault fault) {
        if (!format.isJson()) {
            console.err().println(place + ": " + fault.sentence().in(console.language()));
            console.err().println("    " + fault.hint().in(console.language()));
        }
    }
}
