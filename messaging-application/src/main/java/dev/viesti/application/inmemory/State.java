package dev.viesti.application.inmemory;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.application.port.IdempotencyKeys;
import dev.viesti.application.port.MatchingRequests.MatchingRequest;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that is stored. A transaction changes its own copy; once committed, nothing in it changes any more. */
final class State {
    /** Few enough to be copied with each event. */
    private static final int EVENTS_KEPT = 1_000;

    final Table<PartnerId, Partner> partners;
    final Table<PartnerId, Profile> profiles;
    final Table<ServiceKey, Service> services;
    final Table<MemberId, MemberRow> members;
    final Table<MerchantId, Merchant> merchants;
    final Table<ShopId, Shop> shops;
    final Table<RoleKey, ShopRole> roles;
    final Table<PairKey, Block> blocks;
    final Table<ConversationId, Conversation> conversations;
    final Table<TopicKey, ConversationId> topics;
    final Table<ConversationId, List<Entry>> entries;
    /** Sparse: a row for a member who has something unread (R1). */
    final Table<ReaderKey, ReadPosition> positions;

    final Table<ConversationId, ReadPosition> merchantPositions;
    final Table<ConversationId, Work> works;
    final Table<ProposalId, ConversationId> proposals;
    final Table<JobId, ConversationId> jobs;
    final Table<InvoiceId, ConversationId> invoices;
    final Table<TagId, Tag> tags;
    final Table<ConversationId, Set<TagId>> tagged;
    final Table<FileId, FileRow> files;
    final Table<ChunkKey, byte[]> chunks;
    final Table<MatchingRequestId, MatchingRequest> matchingRequests;
    final Table<String, OutboxRow> outbox;
    /** What no digest was made of yet, in the order of the entries. */
    final Table<ConversationId, List<Told>> told;

    final Table<IdempotencyKey, Answered> idempotencyKeys;
    final Table<String, LinkRow> links;
    final Table<String, SessionRow> sessions;
    /** The end of the last digest window that was closed. */
    Instant windowsClosed;
    /** What happened last, in its order. */
    List<Happened> events;
    /** The number of the newest event that was forgotten. */
    long forgotten;

    State() {
        partners = new Table<>();
        profiles = new Table<>();
        services = new Table<>();
        members = new Table<>();
        merchants = new Table<>();
        shops = new Table<>();
        roles = new Table<>();
        blocks = new Table<>();
        conversations = new Table<>();
        topics = new Table<>();
        entries = new Table<>();
        positions = new Table<>();
        merchantPositions = new Table<>();
        works = new Table<>();
        proposals = new Table<>();
        jobs = new Table<>();
        invoices = new Table<>();
        tags = new Table<>();
        tagged = new Table<>();
        files = new Table<>();
        chunks = new Table<>();
        matchingRequests = new Table<>();
        outbox = new Table<>();
        told = new Table<>();
        idempotencyKeys = new Table<>();
        links = new Table<>();
        sessions = new Table<>();
        windowsClosed = Instant.MIN;
        events = List.of();
        forgotten = 0;
    }

    State(State origin) {
        partners = new Table<>(origin.partners);
        profiles = new Table<>(origin.profiles);
        services = new Table<>(origin.services);
        members = new Table<>(origin.members);
        merchants = new Table<>(origin.merchants);
        shops = new Table<>(origin.shops);
        roles = new Table<>(origin.roles);
        blocks = new Table<>(origin.blocks);
        conversations = new Table<>(origin.conversations);
        topics = new Table<>(origin.topics);
        entries = new Table<>(origin.entries);
        positions = new Table<>(origin.positions);
        merchantPositions = new Table<>(origin.merchantPositions);
        works = new Table<>(origin.works);
        proposals = new Table<>(origin.proposals);
        jobs = new Table<>(origin.jobs);
        invoices = new Table<>(origin.invoices);
        tags = new Table<>(origin.tags);
        tagged = new Table<>(origin.tagged);
        files = new Table<>(origin.files);
        chunks = new Table<>(origin.chunks);
        matchingRequests = new Table<>(origin.matchingRequests);
        outbox = new Table<>(origin.outbox);
        told = new Table<>(origin.told);
        idempotencyKeys = new Table<>(origin.idempotencyKeys);
        links = new Table<>(origin.links);
        sessions = new Table<>(origin.sessions);
        windowsClosed = origin.windowsClosed;
        events = origin.events;
        forgotten = origin.forgotten;
    }

    Reception reception(PartnerId partner) {
        return new Reception(
                profiles.require(partner).status() == Profile.Status.PUBLISHED,
                servicesOf(partner).anyMatch(Service::isActive));
    }

    Stream<Service> servicesOf(PartnerId partner) {
        return services.values().filter(service -> service.partner().equals(partner));
    }

    Stream<MemberRow> presentMembers(PartnerId partner) {
        return members.values()
                .filter(MemberRow::present)
                .filter(row -> row.member().partner().equals(partner));
    }

    boolean isPresent(MemberId member) {
        return members.find(member).map(MemberRow::present).orElse(false);
    }

    boolean isBlocked(PartnerId partner, MerchantId merchant) {
        return blocks.has(new PairKey(partner, merchant));
    }

    ReadPosition position(Conversation conversation, MemberId member) {
        return positions
                .find(new ReaderKey(member, conversation.id()))
                .orElseGet(() -> new ReadPosition(conversation.head().merchantEntries()));
    }

    ReadPosition merchantPosition(Conversation conversation) {
        return merchantPositions.find(conversation.id()).orElseGet(() -> new ReadPosition(0));
    }

    Optional<Shop> shopOf(Conversation conversation) {
        return conversation.shop().map(shops::require);
    }

    String merchantName(Conversation conversation) {
        return merchants.require(conversation.merchant()).name();
    }

    Work work(Conversation conversation) {
        return works.find(conversation.id())
                .orElseGet(() -> Work.none(conversation.partner(), conversation.id(), conversation.shop()));
    }

    /** The conversation's tags by name. */
    List<Tag> tagsOf(ConversationId conversation) {
        return tagged.find(conversation).stream()
                .flatMap(Set::stream)
                .map(tags::require)
                .sorted(Comparator.comparing(tag -> tag.name().key()))
                .toList();
    }

    /** The number of the last event; 0 before the first. */
    long lastEvent() {
        return events.isEmpty() ? forgotten : events.get(events.size() - 1).number();
    }

    /** Adds what happened. Numbers are times, so that a position of an earlier process is one before everything kept. */
    void happened(Instant at, List<Event> some) {
        var number = Math.max(lastEvent() + 1, ChronoUnit.MICROS.between(Instant.EPOCH, at));
        forgetEvents(events.size() - EVENTS_KEPT + 1);
        events = Stream.concat(events.stream(), Stream.of(new Happened(number, at, some)))
                .toList();
    }

    /** Forgets the oldest events, as many as that. */
    void forgetEvents(int many) {
        if (many > 0) {
            forgotten = events.get(many - 1).number();
            events = List.copyOf(events.subList(many, events.size()));
        }
    }

    /** The merchant's messages and requests, which digests tell of (N2). */
    Stream<Entry> toldEntries(ConversationId conversation) {
        return entries.require(conversation).stream().filter(State::isTold);
    }

    private static boolean isTold(Entry entry) {
        return entry.author().kind() == Author.Kind.MERCHANT && entry.content().isTold();
    }

    /** Keeps what digests are to tell of until one does. */
    void keepTold(Conversation.Appended appended) {
        var id = appended.conversation().id();
        told.put(
                id,
                Stream.concat(
                                told.find(id).stream().flatMap(List::stream),
                                appended.entries().stream()
                                        .filter(State::isTold)
                                        .map(entry -> new Told(entry.merchantEntries(), appended.at())))
                        .toList());
    }

    /**
     * An entry of the merchant that no digest has told of.
     *
     * @param count its number among those of the merchant
     * @param at when it was written by the clock, whatever time it shows
     */
    record Told(int count, Instant at) {}

    record ServiceKey(PartnerId partner, ServiceId service) {}

    record RoleKey(MerchantId merchant, ShopId shop) {}

    record PairKey(PartnerId partner, MerchantId merchant) {}

    record TopicKey(PartnerId partner, MerchantId merchant, Optional<ShopId> shop) {}

    record ReaderKey(MemberId member, ConversationId conversation) {}

    record ChunkKey(FileId file, int chunk) {}

    record IdempotencyKey(String identity, String key) {}

    /** A member, who stays known by name after the removal (X2). */
    record MemberRow(Member member, boolean present, NotificationSettings settings) {}

    /** An upload; an attachment once complete. */
    record FileRow(
            String uploader,
            Instant begunAt,
            Optional<Attachment> attachment,
            boolean claimed,
            Optional<ConversationId> attachedTo) {

        FileRow completed(Attachment complete) {
            return new FileRow(uploader, begunAt, Optional.of(complete), claimed, attachedTo);
        }

        FileRow claim() {
            return new FileRow(uploader, begunAt, attachment, true, attachedTo);
        }

        FileRow attach(ConversationId conversation) {
            return new FileRow(uploader, begunAt, attachment, true, Optional.of(conversation));
        }
    }

    /** What happened at once: entries of one append, or something else. */
    record Happened(long number, Instant at, List<Event> events) {
        Happened {
            events = List.copyOf(events);
        }

        boolean isFor(Actor.Participant viewer) {
            return events.stream().allMatch(event -> event.isFor(viewer));
        }
    }

    /**
     * A link to sign in with.
     *
     * @param dueAt when it may be claimed, the end of its lease while it is claimed; never again once absent
     * @param expiresAt until when it can be used; absent while it can't
     */
    record LinkRow(
            String id,
            String identity,
            String tokenHash,
            Instant askedAt,
            Optional<Instant> dueAt,
            Optional<Instant> expiresAt,
            long version) {

        boolean isDue(Instant now) {
            return dueAt.filter(due -> !due.isAfter(now)).isPresent();
        }

        boolean isUsable(Instant now) {
            return expiresAt.filter(end -> end.isAfter(now)).isPresent();
        }

        LinkRow claim(Instant leaseEnd, Instant end) {
            return new LinkRow(id, identity, tokenHash, askedAt, Optional.of(leaseEnd), Optional.of(end), version + 1);
        }

        LinkRow due(Optional<Instant> next) {
            return new LinkRow(id, identity, tokenHash, askedAt, next, expiresAt, version);
        }

        LinkRow over() {
            return new LinkRow(id, identity, tokenHash, askedAt, Optional.empty(), Optional.empty(), version + 1);
        }
    }

    /** A session of somebody's. */
    record SessionRow(String identity, Instant expiresAt) {}

    /** An idempotency key and, once there is one, its answer. */
    record Answered(Instant takenAt, String fingerprint, Optional<IdempotencyKeys.Answer> answer) {}
}
