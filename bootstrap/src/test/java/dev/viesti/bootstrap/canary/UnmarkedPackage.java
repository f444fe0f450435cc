package dev.viesti.bootstrap.canary;

/** Lives in a package without {@code @NullMarked} on purpose. */
public interface UnmarkedPackage {}
