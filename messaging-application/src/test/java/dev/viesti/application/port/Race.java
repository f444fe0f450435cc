package dev.viesti.application.port;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Work on several threads at once, for contracts about simultaneous transactions. */
public final class Race implements AutoCloseable {
    /** Enough to collide, few enough for a small connection pool to serve in good time. */
    public static final int WORKERS = 20;

    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What each of {@link #WORKERS} workers got, all of them let go at the same moment. */
    public static <T> List<T> among(IntFunction<T> work) {
        return among(WORKERS, work);
    }

    /** What each of so many workers got, in their order, all of them let go at the same moment. */
    public static <T> List<T> among(int workers, IntFunction<T> work) {
        try (var race = new Race()) {
            var start = new CountDownLatch(1);
            var ready = new CountDownLatch(workers);
            var runners = new ArrayList<Future<T>>();
            for (var worker = 0; worker < workers; worker++) {
                var number = worker;
                runners.add(race.begin(() -> {
                    ready.countDown();
                    await(start);
                    return work.apply(number);
                }));
            }
            await(ready);
            start.countDown();
            return runners.stream().map(Race::result).toList();
        }
    }

    /** Begins work on a thread of its own. */
    public <T> Future<T> begin(Supplier<T> work) {
        return threads.submit(work::get);
    }

    /** Waits for the latch, within reason. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("nobody opened the latch within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What the work came to, within reason; its failure is this thread's. */
    public static <T> T result(Future<T> work) {
        try {
            return work.get(PATIENCE_SECONDS, SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (TimeoutException slow) {
            throw new AssertionError("the work didn't end within " + PATIENCE_SECONDS + " s", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whether the race was closed: what goes on until something happens ends then, since it won't happen any more. */
    public boolean isOver() {
        return threads.isShutdown();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
