package dev.viesti.application.port;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A test of transactions at once, with the tag {@code race} by which a run can leave it out. */
@Test
@Tag("race")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RaceTest {}
