package dev.viesti.application;

import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.party.Author;
import java.time.Instant;

/** An entry with its author's present name; removed members keep theirs (X2). */
public record EntryView(int seq, Instant at, Author author, String authorName, Content content) {}
