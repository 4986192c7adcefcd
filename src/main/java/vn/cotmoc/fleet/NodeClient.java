// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

/** Speaks to one node over its HTTP interface. Any thread. */
public final class NodeClient {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** A push or a rollback may have the node read gigabytes of media again. */
    private static final Duration LONG_ANSWER = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeAddress address;
    private final String language;
    private final HttpClient http;

    /**
     * Nothing is sent yet.
     *
     * @param language of what the node says
     * @throws Fault REFUSED {@code certificate-file}
     */
    public NodeClient(NodeAddress address, Language language) {
        this.address = address;
        this.language = language.locale().toLanguageTag();
        this.http = client(address.certificateFile());
    }

    private static HttpClient client(@Nullable Path certificateFile) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        return (certificateFile == null ? builder : builder.sslContext(PinnedCertificate.context(certificateFile)))
                .build();
    }

    /** {@code GET /status} as the node answers it. */
    public JsonNode status() {
        return json(send(request("/api/v1/status").GET(), ANSWER));
    }

    /** {@code GET /metrics}, in Prometheus' text format. */
    public String metrics() {
        return new String(send(request("/metrics").GET(), ANSWER).body(), StandardCharsets.UTF_8);
    }

    /**
     * The status of a node that is known by name.
     *
     * @throws Fault REFUSED {@code node-other} when another one answers
     */
    public JsonNode status(String node) {
        JsonNode status = status();
        if (!status.path("node").asText().equals(node)) {
            throw Fault.refused("node-other", address, status.path("node").asText(), node);
        }
        return status;
    }

    /**
     * Sends a sealed playlist.
     *
     * @return the node's answer: {@code {id, version, sha256, state, warnings, diff, missingMedia}}
     * @throws Fault as the node refuses it
     */
    public JsonNode put(String id, byte[] sealed, boolean dryRun) {
        HttpRequest.Builder request = request("/api/v1/playlists/" + id + (dryRun ? "?dryRun=true" : ""))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(sealed));
        return json(send(request, LONG_ANSWER));
    }

    /** {@code GET /playlists} as the node answers it. */
    JsonNode playlists() {
        return json(send(request("/api/v1/playlists").GET(), ANSWER));
    }

    /** {@code GET /playlists/{id}/versions} as the node answers it. */
    public JsonNode versions(String id) {
        return json(send(request("/api/v1/playlists/" + id + "/versions").GET(), ANSWER));
    }

    /**
     * Has the node go back to an earlier version.
     *
     * @throws Fault as the node refuses it
     */
    public JsonNode rollback(String id, int to) {
        String body = JSON.createObjectNode().put("to", to).toString();
        HttpRequest.Builder request = request("/api/v1/playlists/" + id + "/rollback")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return json(send(request, LONG_ANSWER));
    }

    /**
     * Has the node show something at once, as {@code POST /takeover} has it.
     *
     * @return {@code {id, until, onGlassAt}}
     * @throws Fault as the node refuses it
     */
    public JsonNode takeOver(byte[] order) {
        return json(send(
                request("/api/v1/takeover")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(order)),
                ANSWER));
    }

    /**
     * Has the node go on with its playlist.
     *
     * @throws Fault as the node refuses it
     */
    public void endTakeover() {
        send(request("/api/v1/takeover").DELETE(), ANSWER);
    }

    /**
     * Tells the node that the office holds a log up to a row.
     *
     * @throws Fault as the node refuses it
     */
    void acknowledge(String log, long upTo) {
        String body = JSON.createObjectNode().put("log", log).put("upTo", upTo).toString();
        send(
                request("/api/v1/journal/ack")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                ANSWER);
    }

    NodeAddress address() {
        return address;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + address.token())
                .header("Accept-Language", language);
    }

    /**
     * Sends and waits.
     *
     * @throws Fault as the node refuses it; RETRY {@code node-unreachable}; REFUSED {@code node-certificate}
     */
    HttpResponse<byte[]> send(HttpRequest.Builder request, Duration limit) {
        HttpResponse<byte[]> response = sendRaw(request, limit);
        if (response.statusCode() >= 400) {
            throw Told.fault(address, response);
        }
        return response;
    }

    private HttpResponse<byte[]> sendRaw(HttpRequest.Builder request, Duration limit) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            // The client's own limit ends with the head of the answer: a line may die after it.
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw (cause instanceof SSLException
                            ? Fault.refused("node-certificate", address, cause)
                            : Fault.retry("node-unreachable", address, cause))
                    .causedBy(e);
        } catch (TimeoutException e) {
            throw Fault.retry("node-unreachable", address, "> " + limit.toSeconds() + " s")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("node-unreachable", address, e).causedBy(e);
        } finally {
            answer.cancel(true);
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            String begin = new String(response.body(), StandardCharsets.UTF_8);
            throw Fault.broken(
                            "node-answer",
                            address,
                            response.statusCode(),
                            begin.substring(0, Math.min(80, begin.length())))
                    .causedBy(e);
        }
    }
}
