package dev.viesti.http.api;

import dev.viesti.application.Notifications;
import dev.viesti.domain.Rule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is counted, for Prometheus; no label names anybody. Safe for several threads. */
final class Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    private static final String MAILS = "viesti.outbox.mails";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Notifications notifications;
    private volatile double waiting = Double.NaN;
    private volatile double parked = Double.NaN;

    Telemetry(Notifications notifications) {
        this.notifications = notifications;
        for (var rule : Rule.values()) {
            registry.counter("viesti.refusals", "rule", rule.code());
        }
        Gauge.builder(MAILS, this, telemetry -> telemetry.waiting)
                .description("Mails in the outbox")
                .tag("state", "waiting")
                .register(registry);
        Gauge.builder(MAILS, this, telemetry -> telemetry.parked)
                .description("Mails in the outbox")
                .tag("state", "parked")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Counts streams from now on. */
    void watch(EventStreams streams) {
        Gauge.builder("viesti.streams.open", streams, EventStreams::open)
                .description("Open event streams")
                .register(registry);
        FunctionCounter.builder("viesti.streams.drops", streams, EventStreams::drops)
                .description("Queues dropped, since their clients didn't read")
                .register(registry);
    }

    /** A request was answered. */
    void answered(String route, int status, float millis) {
        registry.timer("http.server.requests", "route", route, "status", Integer.toString(status))
                .record(Duration.ofNanos((long) (millis * 1_000_000)));
    }

    /** A use case refused. */
    void refused(Rule rule) {
        registry.counter("viesti.refusals", "rule", rule.code()).increment();
    }

    /** Everything in the text format of Prometheus. */
    String scrape() {
        try {
            var depth = notifications.depth();
            waiting = depth.waiting();
            parked = depth.parked();
        } catch (RuntimeException away) {
            LOG.warn("the outbox can't be counted: {}", away.getMessage());
            waiting = Double.NaN;
            parked = Double.NaN;
        }
        return registry.scrape();
    }
}
