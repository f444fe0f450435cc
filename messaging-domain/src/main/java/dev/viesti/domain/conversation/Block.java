package dev.viesti.domain.conversation;

import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.work.WorkChange;
import java.time.Instant;

/** A partner's irrevocable refusal of one merchant (B1–B7): who blocked, when, and how much it closed. */
public record Block(
        PartnerId partner, MerchantId merchant, MemberId blockedBy, Instant blockedAt, WorkChange.Counts closed) {}
