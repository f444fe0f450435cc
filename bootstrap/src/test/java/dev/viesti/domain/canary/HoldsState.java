package dev.viesti.domain.canary;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Each of its classes has a static field that somebody can change. */
public final class HoldsState {
    private HoldsState() {}

    static final class Variable {
        static int last;

        private Variable() {}
    }

    static final class Counter {
        static final AtomicInteger COUNTER = new AtomicInteger();

        private Counter() {}
    }

    static final class Cells {
        static final int[] CELLS = new int[1];

        private Cells() {}
    }

    static final class Registry {
        static final ArrayList<String> NAMES = new ArrayList<>();

        private Registry() {}
    }

    static final class Carrier {
        static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        private Carrier() {}
    }
}
