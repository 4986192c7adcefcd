// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.time.Clock;

/** The web server of a node: Jetty with our limits. It serves from the constructor's end until it is closed. */
public final class WebServer implements AutoCloseable {
    static final int HEADER_BYTES = 16 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 48;
    /** So many of them for one address: a caller that reads slowly holds one for as long as it reads. */
    private static final int THREADS_PER_ADDRESS = 16;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration KEEP_USES = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** A line of 4 kbit/s is thin even for a border gate; who is below it only holds a place. */
    private static final int SLOWEST_BODY_BYTES_A_SECOND = 512;
    /** Below this gzip makes nothing smaller. */
    private static final int WORTH_COMPRESSING_BYTES = 512;

    private final Server server;
    private final ServerConnector connector;
    private final Dispatcher dispatcher;
    private final Tokens tokens;
    private final boolean secure;
    private final Optional<String> fingerprint;
    private final AtomicLong turns = new AtomicLong();

    /**
     * Starts serving.
     *
     * @param healthy what {@code /healthz} says
     * @throws Fault REFUSED {@code listen-address}, {@code certificate-unreadable}, {@code certificate-key-unreadable},
     *     {@code certificate-key-other}; RETRY {@code port-taken}
     */
    public WebServer(
            HttpSettings settings,
            Service service,
            Tokens tokens,
            Audit audit,
            Metrics metrics,
            BooleanSupplier healthy,
            Clock clock) {
        this.tokens = tokens;
        InetAddress address = address(settings.host());
        Optional<PemPair> pair = pair(settings, address);
        this.secure = pair.isPresent();
        this.fingerprint = pair.map(PemPair::fingerprint);
        this.server = new Server(threads());
        this.connector = connector(server, pair);
        connector.setHost(address.getHostAddress());
        connector.setPort(settings.port());
        server.addConnector(connector);

        var problems = new Problems(service.statusByCode());
        var slow = new SlowTakers(clock);
        var access = new Access(tokens, clock);
        var routes = new RouteTable(routes(service, new SessionRoutes(access, audit, clock), metrics, healthy));
        this.dispatcher = new Dispatcher(routes, access, problems, audit, metrics, slow, clock);
        var connections = new Connections(dispatcher, clock);
        connector.addBean(connections);
        metrics.gauge("cotmoc_http_connections", "Connections open.", connections::count);
        server.setHandler(limited(connections));
        server.setErrorHandler(new ProblemPage(problems, slow));
        server.setStopTimeout(STOP.toMillis());
        start(settings);
        sweep(connections, slow, connector.getScheduler());
        keepUses();
    }

    /**
     * Loads what a server is made of, ahead of the first, and discards it: on a thread that has nothing else to do this takes a
     * tenth of a second off the start.
     */
    public static void load() {
        var discarded = new Server(threads());
        discarded.addConnector(connector(discarded, Optional.empty()));
        discarded.setHandler(limited(new Handler.Wrapper()));
    }

    /** Where it is to be reached. */
    public URI address() {
        return URI.create(
                (secure ? "https://" : "http://") + host(connector.getHost()) + ":" + connector.getLocalPort());
    }

    /** SHA-256 of the certificate; empty without TLS. */
    public Optional<String> fingerprint() {
        return fingerprint;
    }

    /** How often a thread was free to come round, and one is asked to once more: whether this rises soon shows that it lives. */
    public long turns() {
        server.getThreadPool().execute(turns::incrementAndGet);
        return turns.get();
    }

    /** Ends every stream, gives calls in work {@link #STOP} to finish, and cuts the rest. */
    @Override
    public void close() {
        dispatcher.endStreams();
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.info("Calls were cut off at the stop. afterMs={}", STOP.toMillis());
        } catch (Exception e) {
            throw Fault.broken("internal").causedBy(e);
        }
        tokens.keepUses();
    }

    private static List<Route> routes(
            Service service, SessionRoutes sessions, Metrics metrics, BooleanSupplier healthy) {
        List<Route> all = new ArrayList<>(service.routes());
        all.addAll(sessions.all());
        all.add(Route.get("/healthz", Guard.OPEN, "Whether the node is well.", call -> health(healthy))
                .gives(200, null, "text/plain")
                .refuses(503));
        all.add(Route.get("/metrics", Guard.LOOPBACK_OR_TOKEN, "Figures for Prometheus.", call -> metrics.page())
                .gives(200, null, "text/plain"));
        all.add(OpenApi.route(all, service));
        return all;
    }

    private static Reply health(BooleanSupplier healthy) {
        return healthy.getAsBoolean()
                ? Reply.of(200, "text/plain", "ok\n".getBytes(StandardCharsets.US_ASCII))
                : Reply.of(503, "text/plain", "fault\n".getBytes(StandardCharsets.US_ASCII))
                        .with("Retry-After", "5");
    }

    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("http");
        return threads;
    }

    private static ServerConnector connector(Server server, Optional<PemPair> pair) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setIdleTimeout(IDLE.toMillis());
        var http = new HttpConnectionFactory(configuration);
        ServerConnector connector;
        if (pair.isPresent()) {
            // Nodes are asked for by address; the caller pins the certificate.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            var tls = new SslContextFactory.Server();
            tls.setKeyStore(pair.get().keyStore());
            tls.setKeyStorePassword("");
            tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
            connector = new ServerConnector(server, new SslConnectionFactory(tls, http.getProtocol()), http);
        } else {
            connector = new ServerConnector(server, http);
        }
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    /** From outside in: gzip, threads for each address, slow bodies, connections. */
    private static Handler limited(Handler connections) {
        var steady = new MinimumDataRateHandler(connections, SLOWEST_BODY_BYTES_A_SECOND, 0);
        var threads = new ThreadLimitHandler(null, false);
        threads.setThreadLimit(THREADS_PER_ADDRESS);
        threads.setHandler(steady);
        var compression = new CompressionHandler(threads);
        var gzip = new GzipCompression();
        gzip.setMinCompressSize(WORTH_COMPRESSING_BYTES);
        compression.putCompression(gzip);
        compression.putConfiguration("/*", compressed());
        return compression;
    }

    /** Text alone: events must go out at once, and what comes in is never unpacked. */
    private static CompressionConfig compressed() {
        CompressionConfig.Builder builder = CompressionConfig.builder()
                .decompressExcludePath("/*")
                .compressIncludeMethod("GET")
                .compressIncludeMethod("PUT")
                .compressIncludeMethod("POST");
        for (String type : List.of(
                Reply.JSON,
                Reply.NDJSON,
                Problems.TYPE,
                "text/csv",
                "text/html",
                "text/css",
                "text/javascript",
                "text/plain",
                "image/svg+xml",
                "application/schema+json")) {
            builder.compressIncludeMimeType(type);
        }
        return builder.build();
    }

    private void start(HttpSettings settings) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            if (e instanceof IOException) {
                throw Fault.retry("port-taken", settings.host() + ":" + settings.port())
                        .causedBy(e);
            }
            throw Fault.broken("internal").causedBy(e);
        }
        LOG.info("The API is served. address={} certificateSha256={}", address(), fingerprint.orElse("none"));
    }

    private static void sweep(Connections connections, SlowTakers slow, Scheduler scheduler) {
        connections.sweep();
        slow.sweep();
        scheduler.schedule(() -> sweep(connections, slow, scheduler), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Not in the scheduler's own thread: the disk may be slow. */
    private void keepUses() {
        Runnable keep = () -> {
            tokens.keepUses();
            keepUses();
        };
        connector
                .getScheduler()
                .schedule(() -> server.getThreadPool().execute(keep), KEEP_USES.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw Fault.refused("listen-address", host).causedBy(e);
        }
    }

    private static Optional<PemPair> pair(HttpSettings settings, InetAddress address) {
        Path certificate = settings.certificate();
        Path key = settings.key();
        if (certificate != null && key != null) {
            return Optional.of(PemPair.read(certificate, key));
        }
        return address.isLoopbackAddress() ? Optional.empty() : Optional.of(SelfSigned.in(settings.pair()));
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
