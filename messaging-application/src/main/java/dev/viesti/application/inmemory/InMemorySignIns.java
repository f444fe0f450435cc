package dev.viesti.application.inmemory;

import dev.viesti.application.Actor;
import dev.viesti.application.inmemory.State.LinkRow;
import dev.viesti.application.inmemory.State.MemberRow;
import dev.viesti.application.inmemory.State.SessionRow;
import dev.viesti.application.port.SignIns;
import dev.viesti.domain.party.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

record InMemorySignIns(Supplier<State> transaction) implements SignIns {

    @Override
    public List<Actor.Participant> having(EmailAddress address, int limit) {
        var state = transaction.get();
        var members = state.members
                .values()
                .filter(MemberRow::present)
                .map(MemberRow::member)
                .filter(member -> member.email().key().equals(address.key()))
                .sorted(Comparator.comparing(member -> member.id().value()))
                .map(member -> new Actor.Member(member.id(), member.partner()));
        var merchants = state.merchants
                .values()
                .filter(merchant -> merchant.email().key().equals(address.key()))
                .sorted(Comparator.comparing(merchant -> merchant.id().value()))
                .map(merchant -> new Actor.Merchant(merchant.id()));
        return Stream.<Actor.Participant>concat(members, merchants).limit(limit).toList();
    }

    @Override
    public int asked(String identity, Instant since) {
        return Math.toIntExact(links(link ->
                        link.identity().equals(identity) && !link.askedAt().isBefore(since))
                .count());
    }

    @Override
    public void add(String id, String identity, String tokenHash, Instant askedAt) {
        put(new LinkRow(id, identity, tokenHash, askedAt, Optional.of(askedAt), Optional.empty(), 0));
    }

    @Override
    public Optional<Claimed> claim(Instant now, Duration lease, Duration lifetime) {
        var claimed = links(link -> link.isDue(now))
                .min(Comparator.<LinkRow, Instant>comparing(link -> link.dueAt().orElseThrow())
                        .thenComparing(LinkRow::id))
                .map(link -> link.claim(now.plus(lease), now.plus(lifetime)));
        claimed.ifPresent(this::put);
        return claimed.map(link -> new Claimed(link.id(), link.identity(), link.askedAt(), link.version()));
    }

    @Override
    public void sent(Claimed link) {
        update(link, row -> row.due(Optional.empty()));
    }

    @Override
    public void retry(Claimed link, Instant dueAt) {
        update(link, row -> row.due(Optional.of(dueAt)));
    }

    @Override
    public void drop(Claimed link) {
        update(link, LinkRow::over);
    }

    private void update(Claimed link, UnaryOperator<LinkRow> change) {
        links(row -> row.id().equals(link.id()) && row.version() == link.version())
                .findAny()
                .map(change)
                .ifPresent(this::put);
    }

    @Override
    public Optional<String> owner(String tokenHash, Instant now) {
        return usable(tokenHash, now).map(LinkRow::identity);
    }

    @Override
    public Optional<String> use(String tokenHash, Instant now) {
        var used = usable(tokenHash, now);
        used.map(LinkRow::over).ifPresent(this::put);
        return used.map(LinkRow::identity);
    }

    private Optional<LinkRow> usable(String tokenHash, Instant now) {
        return links(link -> link.tokenHash().equals(tokenHash) && link.isUsable(now))
                .findAny();
    }

    @Override
    public void open(String tokenHash, String identity, Instant expiresAt) {
        transaction.get().sessions.put(tokenHash, new SessionRow(identity, expiresAt));
    }

    @Override
    public Optional<String> session(String tokenHash, Instant now) {
        return transaction
                .get()
                .sessions
                .find(tokenHash)
                .filter(session -> session.expiresAt().isAfter(now))
                .map(SessionRow::identity);
    }

    @Override
    public void end(String tokenHash) {
        transaction.get().sessions.remove(tokenHash);
    }

    @Override
    public void endAll(String identity) {
        endSessions(identity);
        links(link -> link.identity().equals(identity))
                .map(LinkRow::over)
                .toList()
                .forEach(this::put);
    }

    /** As if they had never signed in. */
    void forget(String identity) {
        endSessions(identity);
        transaction.get().links.removeIf((id, link) -> link.identity().equals(identity));
    }

    private void endSessions(String identity) {
        transaction
                .get()
                .sessions
                .removeIf((hash, session) -> session.identity().equals(identity));
    }

    @Override
    public int sweep(Instant askedBefore, Instant expiredBy) {
        var state = transaction.get();
        return state.links.removeIf((id, link) -> link.askedAt().isBefore(askedBefore))
                + state.sessions.removeIf(
                        (hash, session) -> !session.expiresAt().isAfter(expiredBy));
    }

    private Stream<LinkRow> links(Predicate<LinkRow> which) {
        return transaction.get().links.values().filter(which);
    }

    private void put(LinkRow link) {
        transaction.get().links.put(link.id(), link);
    }
}
