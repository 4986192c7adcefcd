// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAudit;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.SystemClock;

/** A real server on a free loopback port with a real database, one token a role, and a client that has them. */
public final class TestServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public final NodeDatabase database;
    public final Tokens tokens;
    public final Audit audit;
    public final Metrics metrics = new Metrics("1.2.3");
    public final AtomicBoolean healthy = new AtomicBoolean(true);
    public final WebServer server;
    public final String operator;
    public final String technician;
    public final String central;
    public final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public TestServer(Path data, Service service) {
        this(data, service, new HttpSettings("127.0.0.1", 0, null, null, data), new SystemClock());
    }

    public TestServer(Path data, Service service, HttpSettings settings, Clock clock) {
        this(NodeDatabase.open(data), service, settings, clock);
    }

    /** Takes the database over. */
    public TestServer(NodeDatabase open, Service service, HttpSettings settings, Clock clock) {
        database = open;
        tokens = new SqliteTokens(database);
        audit = new SqliteAudit(database);
        operator = tokens.add("gate", Role.OPERATOR, null, clock.now().wall());
        technician = tokens.add("tech", Role.TECHNICIAN, null, clock.now().wall());
        central = tokens.add("office", Role.CENTRAL, null, clock.now().wall());
        server = new WebServer(settings, service, tokens, audit, metrics, healthy::get, clock);
    }

    public URI at(String path) {
        return URI.create(server.address() + path);
    }

    /** A request with a token; empty: none. */
    public HttpRequest.Builder ask(String token, String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String token, String path) {
        return send(ask(token, path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
