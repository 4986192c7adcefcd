// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Tokens;

/** The tokens in {@code node.db}. */
public final class SqliteTokens implements Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteTokens.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int SECRET_BYTES = 32;
    private static final int MOST = 256;
    /** Nobody asks for the second, and what moves less need be written less. */
    private static final Duration LAST_USE_STEP = Duration.ofMinutes(1);

    private final NodeDatabase database;
    private final SecureRandom random = new SecureRandom();
    private final Map<Key, Instant> uses = new ConcurrentHashMap<>();
    private final Map<Key, Instant> unkept = new ConcurrentHashMap<>();
    private volatile Seen seen = new Seen(-1, List.of());

    public SqliteTokens(NodeDatabase database) {
        this.database = database;
    }

    @Override
    public String add(String name, Role role, @Nullable Instant expires, Instant now) {
        if (!NAME.matcher(name).matches()) {
            throw Fault.refused("token-name", name);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.write(connection -> {
            List<Row> held = Sql.list(connection, "SELECT * FROM token", SqliteTokens::row);
            if (held.stream().anyMatch(row -> row.token().name().equals(name))) {
                throw Fault.refused("token-known", name);
            }
            if (held.size() >= MOST) {
                throw Fault.refused("token-many", MOST);
            }
            return Sql.run(
                    connection,
                    "INSERT INTO token (name, role, hash, created, expires) VALUES (?, ?, ?, ?, ?)",
                    name,
                    role.name().toLowerCase(Locale.ROOT),
                    hash(secret),
                    now.toEpochMilli(),
                    expires == null ? null : expires.toEpochMilli());
        });
        return secret;
    }

    @Override
    public List<Token> list() {
        return database
                .read(connection -> Sql.list(connection, "SELECT * FROM token ORDER BY name", SqliteTokens::row))
                .stream()
                .map(Row::token)
                .map(this::asUsed)
                .toList();
    }

    @Override
    public void revoke(String name) {
        int revoked = database.write(connection -> Sql.run(connection, "DELETE FROM token WHERE name = ?", name));
        if (revoked == 0) {
            throw Fault.refused("token-unknown", name);
        }
    }

    @Override
    public Optional<Token> findBySecret(String secret, Instant now) {
        byte[] wanted = hash(secret).getBytes(StandardCharsets.US_ASCII);
        // All are compared, each in constant time: how long it takes tells nothing of any of them.
        Token found = null;
        for (Row row : rows()) {
            byte[] held = row.hash().getBytes(StandardCharsets.US_ASCII);
            found = MessageDigest.isEqual(held, wanted) ? row.token() : found;
        }
        if (found == null || !found.isValidAt(now)) {
            return Optional.empty();
        }
        noteUse(found, now);
        return Optional.of(asUsed(found));
    }

    @Override
    public Optional<Token> findByName(String name, Instant now) {
        return rows().stream()
                .map(Row::token)
                .filter(token -> token.name().equals(name) && token.isValidAt(now))
                .findFirst()
                .map(this::asUsed);
    }

    @Override
    public void keepUses() {
        Map<Key, Instant> noted = new HashMap<>(unkept);
        if (noted.isEmpty()) {
            return;
        }
        try {
            database.write(connection -> {
                int kept = 0;
                for (Map.Entry<Key, Instant> use : noted.entrySet()) {
                    kept += Sql.run(
                            connection,
                            "UPDATE token SET last_use = ? WHERE name = ? AND created = ?",
                            use.getValue().toEpochMilli(),
                            use.getKey().name(),
                            use.getKey().created().toEpochMilli());
                }
                return kept;
            });
            noted.forEach(unkept::remove);
        } catch (Fault fault) {
            // With a full disk somebody has to get in to make room.
            LOG.warn("The tokens' last uses could not be kept. tokens={} code={}", noted.size(), fault.code());
        }
    }

    /** A token, not only its name: a later one may bear that. */
    private record Key(String name, Instant created) {
        static Key of(Token token) {
            return new Key(token.name(), token.created());
        }
    }

    private record Row(Token token, String hash) {}

    /** All tokens as they were in an edition of theirs. */
    private record Seen(long edition, List<Row> rows) {}

    private List<Row> rows() {
        return database.readAtOnce(connection -> {
            // It moves with a token revoked beside us, in whatever process, which counts no more from then on.
            long edition = Sql.number(connection, "SELECT n FROM token_edition");
            Seen before = seen;
            if (before.edition() == edition) {
                return before.rows();
            }
            List<Row> rows = Sql.list(connection, "SELECT * FROM token ORDER BY name", SqliteTokens::row);
            uses.keySet()
                    .retainAll(rows.stream().map(row -> Key.of(row.token())).toList());
            seen = new Seen(edition, rows);
            return rows;
        });
    }

    private void noteUse(Token token, Instant now) {
        Instant last = asUsed(token).lastUse();
        if (last == null || Duration.between(last, now).abs().compareTo(LAST_USE_STEP) >= 0) {
            uses.put(Key.of(token), now);
            unkept.put(Key.of(token), now);
        }
    }

    private Token asUsed(Token token) {
        Instant last = uses.get(Key.of(token));
        return last == null ? token : new Token(token.name(), token.role(), token.created(), token.expires(), last);
    }

    private static Row row(ResultSet row) throws SQLException {
        var token = new Token(
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong("created")),
                instantOrNull(row, "expires"),
                instantOrNull(row, "last_use"));
        return new Row(token, row.getString("hash"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Long millis = Sql.longOrNull(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }
}
