package dev.viesti.domain.conversation;

import dev.viesti.domain.party.Author;
import java.time.Instant;

/**
 * One item of a conversation, numbered from 1 without gaps, never edited or deleted (M1).
 *
 * @param merchantEntries how many of the entries up to and including this one are the merchant's
 * @param memberEntries how many of them are members'
 */
public record Entry(int seq, Instant at, Author author, Content content, int merchantEntries, int memberEntries) {

    /** An entry before it has its number. */
    public record Draft(Author author, Content content) {}
}
