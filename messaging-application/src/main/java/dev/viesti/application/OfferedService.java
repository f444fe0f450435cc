package dev.viesti.application;

import dev.viesti.domain.party.Service;

/** An active service of a receiving partner (C2). */
public record OfferedService(String partnerName, Service service) {}
