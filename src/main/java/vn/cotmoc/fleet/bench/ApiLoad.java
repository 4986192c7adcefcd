// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fleet.NodeAddress;
import vn.cotmoc.fleet.NodeClient;
import vn.cotmoc.fleet.Progress;
import vn.cotmoc.fleet.UnfinishedUploads;
import vn.cotmoc.fleet.Upload;
import vn.cotmoc.media.Sha256;

/** Many clients that ask a node all the time, each with a token and a connection of its own, beside an upload and a pull. */
public final class ApiLoad {
    /** Of pages of the journal; a token is good for a hundred requests a second. */
    private static final long PAGE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final URI node;
    private final List<String> tokens;
    private final String pulling;
    private final String uploading;

    /**
     * @param tokens one for each client
     * @param pulling another one, that may read the journal
     * @param uploading another one, that may upload
     */
    public ApiLoad(URI node, List<String> tokens, String pulling, String uploading) {
        this.node = node;
        this.tokens = List.copyOf(tokens);
        this.pulling = pulling;
        this.uploading = uploading;
    }

    /** What is uploaded; its hash is known beforehand, as it is of media that have been sealed. */
    public record Body(Path file, String sha256) {
        /** Reads all of it. */
        public static Body of(Path file) {
            return new Body(file, Sha256.of(file));
        }
    }

    /**
     * What came of it.
     *
     * @param errors answers other than 200, and connections that broke
     * @param pages of the journal that were fetched besides
     * @param latenciesMs of all requests, sorted; each from the instant at which it was meant to be sent
     * @param worst empty where nothing was answered
     */
    public record Result(int requests, int errors, int pages, List<Double> latenciesMs, Optional<Second> worst) {
        public static final Result NONE = new Result(0, 0, 0, List.of(), Optional.empty());

        public Result {
            latenciesMs = List.copyOf(latenciesMs);
        }

        /** The latency that so many percent do not exceed. */
        public double percentileMs(double percent) {
            return percentile(latenciesMs, percent);
        }

        static Result of(List<LoadClient.Asked> asked, LoadClient.Asked pulled, long beginNs) {
            List<LoadClient.Answer> answers =
                    asked.stream().flatMap(one -> one.answers().stream()).toList();
            int errors = asked.stream().mapToInt(LoadClient.Asked::errors).sum() + pulled.errors();
            return new Result(
                    answers.size() + errors,
                    errors,
                    pulled.answers().size(),
                    sortedMs(answers),
                    Second.worst(answers, beginNs));
        }
    }

    /**
     * The second in which the answers took longest, by their 99th percentile.
     *
     * @param offsetS after the beginning
     */
    public record Second(int offsetS, double p99Ms, double maxMs) {
        private static Optional<Second> worst(List<LoadClient.Answer> answers, long beginNs) {
            Map<Integer, List<LoadClient.Answer>> bySecond = answers.stream()
                    .collect(Collectors.groupingBy(
                            answer -> (int) TimeUnit.NANOSECONDS.toSeconds(answer.dueNs() - beginNs),
                            TreeMap::new,
                            Collectors.toList()));
            return bySecond.entrySet().stream()
                    .map(second -> of(second.getKey(), sortedMs(second.getValue())))
                    .max(Comparator.comparingDouble(Second::p99Ms));
        }

        private static Second of(int offsetS, List<Double> sortedMs) {
            return new Second(offsetS, percentile(sortedMs, 99), percentile(sortedMs, 100));
        }
    }

    private static List<Double> sortedMs(List<LoadClient.Answer> answers) {
        return answers.stream().map(answer -> answer.tookNs() / 1e6).sorted().toList();
    }

    private static double percentile(List<Double> sorted, double percent) {
        int index = (int) Math.ceil(sorted.size() * percent / 100) - 1;
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, index));
    }

    /**
     * Asks for so long, and pages through the journal meanwhile.
     *
     * @param perSecond requests of all clients together
     * @param upload is sent meanwhile, as fast as the node takes it
     * @throws Fault as the node refuses the upload; RETRY {@code node-unreachable}
     */
    public Result run(int perSecond, Duration time, Optional<Body> upload) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            long beginNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            long endNs = beginNs + time.toNanos();
            long intervalNs = TimeUnit.SECONDS.toNanos(1) * tokens.size() / perSecond;
            List<Future<LoadClient.Asked>> clients = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                var client = new LoadClient(node, tokens.get(i), i);
                long firstNs = beginNs + intervalNs * i / tokens.size();
                clients.add(threads.submit(() -> client.ask(firstNs, intervalNs, endNs)));
            }
            var pull = new LoadClient(node, pulling, tokens.size());
            Future<LoadClient.Asked> pulled = threads.submit(() -> pull.page(beginNs, PAGE_NS, endNs));
            Future<?> sent = threads.submit(() -> upload.ifPresent(this::send));
            List<LoadClient.Asked> asked = new ArrayList<>();
            for (Future<LoadClient.Asked> client : clients) {
                asked.add(client.get());
            }
            sent.get();
            return Result.of(asked, pulled.get(), beginNs);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Fault fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.retry("node-unreachable", node, e).causedBy(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Body upload) {
        var client = new NodeClient(new NodeAddress(node, uploading, null), Language.EN);
        var unfinished = new UnfinishedUploads(upload.file().resolveSibling("uploads.properties"));
        new Upload(client, upload.file(), upload.sha256(), unfinished, Progress.NONE).run();
    }
}
