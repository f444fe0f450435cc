package dev.viesti.http.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key set behind a URL: read in bounded time and size, and nowhere else than there. One thread reads; any may close it.
 */
final class KeySetUrl implements TokenKeys.Origin {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetUrl.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final URI address;
    private final Duration patience;
    private Optional<HttpClient> client = Optional.empty();

    /**
     * The set behind the address.
     *
     * @param patience for everything from the connection to the last byte
     */
    KeySetUrl(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** The answer's body. */
    @Override
    public byte[] read() throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        var answer = client().sendAsync(request, info -> new Limited());
        try {
            return body(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            throw new IOException("no whole answer within " + patience.toSeconds() + " s", slow);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            answer.cancel(true);
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            // a redirect may leave https, or the host that is trusted
            throw new IOException("status " + answer.statusCode() + " instead of 200; redirects aren't followed");
        }
        return answer.body();
    }

    /** Made when first needed: it loads the machine's certificates, which a start needn't wait for. */
    private synchronized HttpClient client() {
        var made = client.orElseGet(() -> HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build());
        client = Optional.of(made);
        return made;
    }

    /** Ends the client, at once where it can be told to (Java 21), and else when it is collected as garbage. */
    @Override
    public synchronized void close() {
        try {
            if (client.orElse(null) instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception broken) {
            LOG.debug("the client for token keys did not end in order", broken);
        } finally {
            client = Optional.empty();
        }
    }

    /** A body of limited length. */
    private static final class Limited implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
        private Optional<Subscription> subscription = Optional.empty();
        private long left = TokenKeys.MOST_BYTES;

        @Override
        public CompletionStage<byte[]> getBody() {
            return all.getBody();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = Optional.of(subscription);
            all.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (left < 0) {
                subscription.ifPresent(Subscription::cancel);
                all.onError(new IOException("more than " + TokenKeys.MOST_BYTES + " bytes"));
            } else {
                all.onNext(part);
            }
        }

        @Override
        public void onError(Throwable failure) {
            all.onError(failure);
        }

        @Override
        public void onComplete() {
            all.onComplete();
        }
    }
}
