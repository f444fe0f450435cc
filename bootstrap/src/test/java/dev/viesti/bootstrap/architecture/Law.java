package dev.viesti.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A rule about the whole code base with the classes that break it on purpose: a rule is trusted only while it refuses each of them. */
record Law(ArchRule rule, List<Class<?>> canaries) {
    static Law of(ArchRule rule, Class<?>... canaries) {
        return new Law(rule, List.of(canaries));
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
