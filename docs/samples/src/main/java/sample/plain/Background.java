package sample.plain;

import dev.viesti.application.Viesti;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What has to be called now and then, on threads of the host's. Any number of nodes may do so. */
public record Background(Viesti viesti) {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    /** What the host cancels to stop it. */
    List<Future<?>> start(ScheduledExecutorService threads) {
        var mails = threads.scheduleWithFixedDelay(contained(this::mail), 1, 1, TimeUnit.SECONDS);
        var sweeps = threads.scheduleWithFixedDelay(contained(viesti.housekeeping()::sweep), 10, 10, TimeUnit.MINUTES);
        return List.of(mails, sweeps);
    }

    private void mail() {
        viesti.notifications().closeWindows();
        viesti.notifications().deliver();
    }

    /** An executor forgets what has failed once, and the database may be away for a moment. */
    private static Runnable contained(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "background work failed and is tried again", failure);
            }
        };
    }
}
