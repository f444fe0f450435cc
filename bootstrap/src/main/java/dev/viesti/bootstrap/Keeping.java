package dev.viesti.bootstrap;

import io.micrometer.core.instrument.binder.MeterBinder;

/** Where a server keeps everything, from its start to its end. */
interface Keeping extends AutoCloseable {

    /** What logs call it. */
    String name();

    /** Makes it ready for the first request. */
    void prepare();

    /** Throws unless it can be used now. */
    void check();

    /** What it measures of itself. */
    MeterBinder meters();

    @Override
    void close();
}
