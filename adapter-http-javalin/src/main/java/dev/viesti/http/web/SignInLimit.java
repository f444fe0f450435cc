package dev.viesti.http.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many sign-in links a client address may ask for: 10, and then one more every 90 seconds. Addresses of IPv6 count
 * by their network, of which whoever has one address has all. It remembers the 10,000 that asked last. Safe for several
 * threads.
 */
final class SignInLimit {
    private static final int MOST = 10;
    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int IPV6 = 16;
    private static final int NETWORK = 8;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    SignInLimit(InstantSource clock) {
        time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Counts a request, or says how long to wait with it. */
    Optional<Duration> refuse(String address) {
        var probe = bucket(network(address)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String network) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    network,
                    unused -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, PERIOD))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    private static String network(String address) {
        try {
            // an address in numbers, which isn't looked up
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6 ? Arrays.toString(Arrays.copyOf(bytes, NETWORK)) : address;
        } catch (UnknownHostException other) {
            return address;
        }
    }
}
