// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import vn.cotmoc.fault.Fault;

/**
 * The figures of {@code /metrics}, for Prometheus. Names begin with {@code cotmoc_} and end with their base unit; what is
 * asked for is read when somebody asks. Any thread.
 */
public final class Metrics {
    private static final double[] SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2.5, 30};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("cotmoc_http_requests_total")
            .help("Requests answered.")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("cotmoc_http_request_duration_seconds")
            .help("Time until the answer was ready to be sent.")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .labelNames("route")
            .register(registry);

    /** @param version of the program */
    public Metrics(String version) {
        Info.builder()
                .name("cotmoc_build_info")
                .help("Which version runs.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    /** A figure that goes up and down. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** A figure that is not always known; it is absent then. */
    public void gauge(String name, String help, Supplier<Optional<Double>> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> value.get().ifPresent(callback::call))
                .register(registry);
    }

    /** A figure for each value of a label, a screen for instance. */
    public void gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(callback -> values.get().forEach((key, value) -> callback.call(value, key)))
                .register(registry);
    }

    /** A figure that only rises; its name ends in {@code _total}. */
    public void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** The same for each value of a label. */
    public void counter(String name, String help, String label, Supplier<Map<String, Double>> values) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(callback -> values.get().forEach((key, value) -> callback.call(value, key)))
                .register(registry);
    }

    void request(String route, String method, int status, long tookNs) {
        requests.labelValues(known(method), route, String.valueOf(status)).inc();
        seconds.labelValues(route).observe(tookNs / 1e9);
    }

    /**
     * How some durations lie, for each value of a label.
     *
     * @param name ends in {@code _seconds}
     * @return takes one: the label's value and the seconds
     */
    public ObjDoubleConsumer<String> histogram(String name, String help, String label, double... boundsSeconds) {
        Histogram histogram = Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(boundsSeconds)
                .labelNames(label)
                .register(registry);
        return (value, duration) -> histogram.labelValues(value).observe(duration);
    }

    Reply page() {
        try {
            var out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
            return Reply.of(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
        } catch (IOException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }

    /** A caller may make up methods, and each would be a row for ever. */
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
