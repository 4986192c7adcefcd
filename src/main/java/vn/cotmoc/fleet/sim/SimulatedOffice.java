// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Verified;
import vn.cotmoc.journal.sqlite.CentralDatabase;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.OnAir;

/** The office: what it seals, whom it pushes to, what it holds; and the strangers on the same line. One thread. */
final class SimulatedOffice implements AutoCloseable {
    private static final int PAGE_ROWS = 200;

    private final Random random;
    private final DrawnPlaylist drawn;
    private final NodeKey key;
    private final NodeKey stranger;
    private final Films films;
    private final Films foreign;
    private final CentralDatabase central;
    private final Map<String, byte[]> sealed = new HashMap<>();
    private Instant lastSealedAt = Instant.EPOCH;
    private int version;

    /** @param foreign what a stranger would like to show */
    SimulatedOffice(Path folder, Random random, Films films, Films foreign) {
        this.random = random;
        this.drawn = new DrawnPlaylist(random);
        this.films = films;
        this.foreign = foreign;
        key = NodeKey.open(folder.resolve("office"), "office");
        stranger = NodeKey.open(folder.resolve("stranger"), "stranger");
        central = CentralDatabase.create(folder.resolve("central.db"));
    }

    AllowedSigners signers() {
        return AllowedSigners.only("office", key.publicKey());
    }

    /**
     * Pushes a new version, or the last one again. The line may break before it arrives, or before the answer does.
     *
     * @return what is wrong
     */
    Optional<String> push(SimulatedNode node, Instant sealedAt) {
        byte[] last = sealed.get(node.name());
        byte[] file = last != null && random.nextInt(4) == 0 ? last : seal(node, sealedAt);
        if (random.nextInt(5) == 0) {
            return Optional.empty(); // lost on its way
        }
        sealed.put(node.name(), file);
        try {
            node.accept(file);
            return Optional.empty();
        } catch (Fault e) {
            return Optional.of("a good playlist was refused: " + e.code());
        }
    }

    private byte[] seal(SimulatedNode node, Instant sealedAt) {
        version++;
        lastSealedAt = sealedAt.isAfter(lastSealedAt) ? sealedAt : lastSealedAt.plusMillis(1);
        byte[] payload = drawn.payload(films, version, List.of(node.name()), lastSealedAt);
        return DrawnPlaylist.seal(payload, key, DrawnPlaylist.NAMESPACE);
    }

    /** A stranger, or the line, brings what must be refused; gives what is wrong. */
    Optional<String> forge(SimulatedNode node, Instant sealedAt) {
        Optional<OnAir> before = node.onAir();
        int kind = random.nextInt(6);
        byte[] file = forgery(kind, node, sealedAt);
        try {
            node.accept(file);
            return Optional.of("forgery " + kind + " was taken");
        } catch (Fault e) {
            boolean same = before.map(OnAir::sha256).equals(node.onAir().map(OnAir::sha256));
            return e.category() == Category.REFUSED && same
                    ? Optional.empty()
                    : Optional.of("forgery " + kind + " changed something, or broke: " + e.code());
        }
    }

    private byte[] forgery(int kind, SimulatedNode node, Instant sealedAt) {
        byte[] bad = drawn.payload(foreign, version + 1000, List.of(node.name()), sealedAt);
        byte[] good = drawn.payload(films, version + 1000, List.of(node.name()), sealedAt);
        String ofGood = key.sign(good, DrawnPlaylist.NAMESPACE).armoured();
        return switch (kind) {
            case 0 -> DrawnPlaylist.seal(bad, stranger, DrawnPlaylist.NAMESPACE);
            case 1 -> DrawnPlaylist.seal(good, key, "takeover@cotmoc");
            case 2 -> DrawnPlaylist.file(bad, "");
            case 3 -> DrawnPlaylist.file(bad, ofGood);
            case 4 ->
                DrawnPlaylist.seal(
                        drawn.payload(films, version + 1000, List.of("other"), sealedAt), key, DrawnPlaylist.NAMESPACE);
            default -> damaged(DrawnPlaylist.file(good, ofGood));
        };
    }

    private byte[] damaged(byte[] file) {
        byte[] other = file.clone();
        // Within the payload's Base64, so that the letter counts.
        int at = 12 + random.nextInt(200);
        other[at] = (byte) (other[at] == 'A' ? 'B' : 'A');
        return other;
    }

    /** Pulls over a line that may break at each page and in the middle of one; gives what is wrong. */
    Optional<String> pull(SimulatedNode node, boolean lineIsGood) {
        JournalReader journal = node.journal();
        String log = journal.head().log();
        long held = central.cursor(node.name(), log);
        var rows = new StringBuilder();
        JournalReader.Page page = journal.page(Optional.of(log), Math.max(0, held - 1), PAGE_ROWS, Set.of());
        append(rows, page);
        while (page.next().isPresent()) {
            if (!lineIsGood && random.nextInt(10) == 0) {
                return Optional.empty();
            }
            page = journal.page(Optional.of(log), page.next().getAsLong(), PAGE_ROWS, Set.of());
            append(rows, page);
        }
        boolean cut = !lineIsGood && random.nextInt(4) == 0 && rows.length() > 10;
        if (cut) {
            rows.setLength(random.nextInt(rows.length()));
        }
        return take(node, rows.toString(), page.head(), held, cut);
    }

    private static void append(StringBuilder rows, JournalReader.Page page) {
        page.lines().forEach(line -> rows.append(line).append('\n'));
    }

    private Optional<String> take(SimulatedNode node, String rows, Head head, long held, boolean cut) {
        try {
            HeadFile signed = node.signed(head);
            var in = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
            long seq = central.take(node.name(), in, signed, held, Optional.empty(), none -> {})
                    .seq();
            node.journal().acknowledge(head.log(), seq);
            return seq == head.seq() ? Optional.empty() : Optional.of("pulled up to " + seq + " of " + head.seq());
        } catch (Fault e) {
            return cut && e.category() == Category.REFUSED
                    ? Optional.empty()
                    : Optional.of("a whole journal was refused: " + e.code() + " " + e.getMessage());
        }
    }

    /** What is wrong with what it holds. */
    Optional<String> verify() {
        Verified verified = central.verify(rows -> {});
        return verified.findings().stream().findFirst().map(finding -> "central.db: " + finding);
    }

    @Override
    public void close() {
        central.close();
    }
}
