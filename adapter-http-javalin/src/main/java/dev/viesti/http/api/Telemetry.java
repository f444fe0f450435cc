package dev.viesti.http.api;

import dev.viesti.application.Notifications;
import dev.viesti.application.Notifications.Backlog;
import dev.viesti.domain.Rule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is counted, for Prometheus, as docs/operations.md lists it; no label names anybody. Safe for several threads. */
final class Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    /** How long a scrape waits for the database before it goes without what only the database knows. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final List<Duration> BUCKETS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toList();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Notifications notifications;
    private CompletableFuture<Backlog> asked =
            CompletableFuture.failedFuture(new IllegalStateException("not asked yet"));
    private volatile Optional<Backlog> backlog = Optional.empty();
    private volatile boolean isBlind;

    Telemetry(Notifications notifications) {
        this.notifications = notifications;
        for (var rule : Rule.values()) {
            registry.counter("viesti.refusals", "rule", rule.code());
        }
        mails("waiting", known -> known.depth().waiting());
        mails("parked", known -> known.depth().parked());
        gauge("viesti.outbox.oldest", known -> seconds(known.oldest()))
                .description("How long the oldest mail that isn't parked has waited")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "viesti.digest.lag",
                        known -> known.digestLag().map(Telemetry::seconds).orElse(Double.NaN))
                .description("How long ago the first digest window that isn't closed ended")
                .baseUnit("seconds")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private void mails(String state, ToDoubleFunction<Backlog> number) {
        gauge("viesti.outbox.mails", number)
                .description("Mails in the outbox")
                .tag("state", state)
                .register(registry);
    }

    private Gauge.Builder<Telemetry> gauge(String name, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(
                name,
                this,
                telemetry -> telemetry.backlog.map(value::applyAsDouble).orElse(Double.NaN));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    /** What else is counted. */
    void add(MeterBinder meters) {
        meters.bindTo(registry);
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
    void answered(String route, int status, Duration took) {
        Timer.builder("http.server.requests")
                .description("Requests, by how long they took")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS.toArray(Duration[]::new))
                .register(registry)
                .record(took);
    }

    /** A use case refused. */
    void refused(Rule rule) {
        registry.counter("viesti.refusals", "rule", rule.code()).increment();
    }

    /** Everything in the text format of Prometheus; what the database doesn't tell within a second is NaN. */
    String scrape() {
        backlog = askedNow();
        return registry.scrape();
    }

    private Optional<Backlog> askedNow() {
        try {
            var known = ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            isBlind = false;
            return Optional.of(known);
        } catch (TimeoutException | ExecutionException away) {
            if (!isBlind) {
                LOG.warn("the outbox can't be counted while the database doesn't answer; its metrics are NaN");
            }
            isBlind = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** One question at a time, whoever scrapes: an absent database makes each wait for a connection for long. */
    private synchronized CompletableFuture<Backlog> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(notifications::backlog, Telemetry::onItsOwnThread);
        }
        return asked;
    }

    private static void onItsOwnThread(Runnable question) {
        var thread = new Thread(question, "viesti-metrics");
        thread.setDaemon(true);
        thread.start();
    }
}
