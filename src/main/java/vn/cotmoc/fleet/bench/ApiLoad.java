// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.fleet.Upload;
import vn.cotmoc.media.Sha256;

/** Many clients that ask a node all the time, each with a token and a connection of its own, beside an upload. */
public final class ApiLoad {
    private final URI node;
    private final List<String> tokens;

    /** @param tokens one for each client; the first one's may upload */
    public ApiLoad(URI node, List<String> tokens) {
        this.node = node;
        this.tokens = List.copyOf(tokens);
    }

    /**
     * What came of it.
     *
     * @param errors answers other than 200, and connections that broke
     * @param latenciesMs of all requests, sorted; each from the instant at which it was meant to be sent
     */
    public record Result(int requests, int errors, List<Double> latenciesMs) {
        public Result {
            latenciesMs = List.copyOf(latenciesMs);
        }

        /** The latency that so many percent do not exceed. */
        public double percentileMs(double percent) {
            int index = (int) Math.ceil(latenciesMs.size() * percent / 100) - 1;
            return latenciesMs.isEmpty() ? 0 : latenciesMs.get(Math.max(0, index));
        }
    }

    /**
     * Asks for so long.
     *
     * @param perSecond requests of all clients together
     * @param upload is sent meanwhile, as fast as the node takes it
     * @throws Fault as the node refuses the upload; RETRY {@code node-unreachable}
     */
    public Result run(int perSecond, Duration time, Path upload) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            long beginNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            long intervalNs = TimeUnit.SECONDS.toNanos(1) * tokens.size() / perSecond;
            List<Future<LoadClient.Asked>> clients = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                var client = new LoadClient(node, tokens.get(i), i);
                long firstNs = beginNs + intervalNs * i / tokens.size();
                clients.add(threads.submit(() -> client.ask(firstNs, intervalNs, beginNs + time.toNanos())));
            }
            Future<?> sent = threads.submit(() -> send(upload));
            List<LoadClient.Asked> asked = new ArrayList<>();
            for (Future<LoadClient.Asked> client : clients) {
                asked.add(client.get());
            }
            sent.get();
            return sum(asked);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Fault fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("node-unreachable", node, e).causedBy(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Path file) {
        var client = new NodeClient(new NodeAddress(node, tokens.get(0), null), Language.EN);
        var unfinished = new UnfinishedUploads(file.resolveSibling("uploads.properties"));
        new Upload(client, file, Sha256.of(file), unfinished, Progress.NONE).run();
    }

    private static Result sum(List<LoadClient.Asked> asked) {
        double[] all = asked.stream()
                .flatMapToDouble(one -> one.latenciesNs().stream().mapToDouble(ns -> ns / 1e6))
                .toArray();
        Arrays.sort(all);
        int errors = asked.stream().mapToInt(LoadClient.Asked::errors).sum();
        return new Result(
                all.length + errors, errors, Arrays.stream(all).boxed().toList());
    }
}
