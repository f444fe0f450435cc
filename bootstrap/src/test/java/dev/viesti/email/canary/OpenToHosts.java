package dev.viesti.email.canary;

/** Public in an adapter without being promised to hosts, on purpose. */
public interface OpenToHosts {}
