package dev.viesti.domain.conversation;

/**
 * How far somebody has read a conversation (R1), counted in entries of the other side: the one count that decides what
 * is unread.
 */
public record ReadPosition(int seen) {

    /** Having read up to the count; never goes back. */
    public ReadPosition readTo(int count) {
        return new ReadPosition(Math.max(seen, count));
    }

    /** Marked as unread after the count; never goes forward. */
    public ReadPosition unreadAfter(int count) {
        return new ReadPosition(Math.min(seen, count));
    }

    /** How many of all the entries of the other side are unread. */
    public int unreadOf(int all) {
        return all - seen;
    }
}
