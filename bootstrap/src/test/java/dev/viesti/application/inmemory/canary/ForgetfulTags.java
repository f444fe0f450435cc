package dev.viesti.application.inmemory.canary;

/** Stands where in-memory stores are, for those who must not see them. */
public interface ForgetfulTags {}
