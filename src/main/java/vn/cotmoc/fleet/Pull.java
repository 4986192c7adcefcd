// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Archive;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.Imported;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.playlist.ssh.SshPublicKey;

/**
 * Brings what journals have new into the office's database: the log that a node is writing, then those of its earlier
 * logs that the office knows. Any thread.
 *
 * <p>All pages of a log are fetched, then taken in one transaction, then acknowledged: wherever it is cut off, it may be run
 * again, and goes on with the page it had come to.
 */
public final class Pull {
    /** Little is lost when the line breaks in a page: about 200 kB, compressed. */
    private static final int PAGE_ROWS = 2_000;

    /** About a quarter of a minute. */
    private static final int MOST_TRIES_A_PAGE = 6;

    private static final Pattern NODE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern LOG = Pattern.compile("[0-9a-f]{32}");

    private final CentralDatabase central;
    private final Path folder;

    /**
     * Nothing is fetched yet.
     *
     * @param database the file of {@code central}; rows on their way in lie beside it
     */
    public Pull(CentralDatabase central, Path database) {
        this.central = central;
        this.folder = Optional.ofNullable(database.toAbsolutePath().getParent()).orElse(Path.of("/"));
    }

    /**
     * What a pull has brought.
     *
     * @param imported of the log that the node is writing
     * @param earlier how many rows of its earlier logs
     * @param anew the office holds earlier logs of this node, and of this one held nothing
     */
    public record Pulled(Imported imported, long earlier, boolean anew) {}

    /**
     * Pulls from a node of the fleet.
     *
     * @throws Fault REFUSED {@code node-other}, {@code key-…}, and as {@link #run}
     */
    public Pulled run(Fleet.Member member, NodeClient node) {
        Optional<SshPublicKey> key = Optional.ofNullable(member.publicKey()).map(SshPublicKey::parse);
        return run(node, node.status(member.node()), key, rows -> {});
    }

    /**
     * Pulls from the node that answers.
     *
     * @param progress is told how many rows have been fetched
     * @throws Fault REFUSED when chain, head or key are not as they must be, {@code journal-fork}, {@code journal-reset}:
     *     nothing was kept then; RETRY when the line stays broken; as the node refuses it
     */
    public Pulled run(NodeClient node, LongConsumer progress) {
        return run(node, node.status(), Optional.empty(), progress);
    }

    private Pulled run(NodeClient node, JsonNode status, Optional<SshPublicKey> key, LongConsumer progress) {
        String name = status.path("node").asText();
        String log = status.path("log").asText();
        if (!NODE.matcher(name).matches() || !LOG.matcher(log).matches()) {
            throw Fault.broken("node-answer", node.address(), 200, "/status");
        }
        boolean anew = central.cursor(name, log) == 0 && !others(name, log).isEmpty();
        Imported imported = take(node, name, log, key, progress);
        long earlier = 0;
        for (String other : others(name, log)) {
            earlier += takeEarlier(node, name, other, key, progress);
        }
        return new Pulled(imported, earlier, anew);
    }

    /** The other logs of this node that the office knows: what a database wrote before it was restored or replaced. */
    private List<String> others(String name, String log) {
        return central.logs().stream()
                .filter(other -> other.node().equals(name) && !other.log().equals(log))
                .map(Archive.Log::log)
                .toList();
    }

    private Imported take(NodeClient node, String name, String log, Optional<SshPublicKey> key, LongConsumer progress) {
        long held = central.cursor(name, log);
        Imported imported = spooled(name, log, held, spool -> {
            HeadFile head = fetch(node, name, log, held, spool, progress);
            Imported taken = central.take(node.address().toString(), spool.read(), head, held, key, rows -> {});
            if (head.head().seq() < held) {
                throw Fault.refused(
                        "journal-reset", node.address(), name, log, head.head().seq(), held);
            }
            return taken;
        });
        node.acknowledge(log, imported.seq());
        return imported;
    }

    /**
     * A log that the node goes on with no more. A restored database has less of it than the office may hold, a new one
     * nothing; what it has beyond that is taken, and tells how many rows that were.
     */
    private long takeEarlier(
            NodeClient node, String name, String log, Optional<SshPublicKey> key, LongConsumer progress) {
        try {
            long held = central.cursor(name, log);
            JournalPage after = page(node, path(log, held));
            return after.head().head().seq() < held
                    ? 0
                    : take(node, name, log, key, progress).taken();
        } catch (Fault fault) {
            if (fault.code().equals("log-unknown")) {
                return 0;
            }
            throw fault;
        }
    }

    private Imported spooled(String name, String log, long held, Function<Spool, Imported> take) {
        try (Spool spool = new Spool(folder, name, log, held)) {
            try {
                Imported imported = take.apply(spool);
                spool.discard();
                return imported;
            } catch (Fault fault) {
                if (fault.category() != Category.RETRY) {
                    spool.discard();
                }
                throw fault;
            }
        }
    }

    /**
     * Brings all pages; gives the head that the last of them reaches. They begin with the last row held: where the node has
     * another under its number, that is a fork, and told as one.
     */
    private static HeadFile fetch(
            NodeClient node, String name, String log, long held, Spool spool, LongConsumer progress) {
        String path = path(log, spool.last().orElse(Math.max(0, held - 1)));
        while (true) {
            JournalPage page = page(node, path);
            Head head = page.head().head();
            if (!head.node().equals(name) || !head.log().equals(log)) {
                throw Fault.refused("journal-mixed", node.address(), 0, head.node(), head.log(), name, log);
            }
            long before = spool.rows();
            spool.add(page.rows());
            progress.accept(spool.rows());
            if (page.next().isEmpty()) {
                return page.head();
            }
            if (spool.rows() == before || spool.rows() > head.seq()) {
                throw Fault.broken("node-answer", node.address(), 200, "Link");
            }
            path = page.next().get();
        }
    }

    private static String path(String log, long after) {
        return "/api/v1/journal?log=" + log + "&after=" + after + "&limit=" + PAGE_ROWS;
    }

    private static JournalPage page(NodeClient node, String path) {
        for (int tries = 1; true; tries++) {
            try {
                return JournalPage.fetch(node, path);
            } catch (Fault fault) {
                if (fault.category() != Category.RETRY || tries == MOST_TRIES_A_PAGE) {
                    throw fault;
                }
                Pause.after(tries);
            }
        }
    }
}
