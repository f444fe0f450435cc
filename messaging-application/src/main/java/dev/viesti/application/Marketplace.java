package dev.viesti.application;

import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.MatchingAlgorithm;
import dev.viesti.application.port.MatchingRequests.MatchingRequest;
import dev.viesti.application.port.MatchingRequests.Sent;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where merchants find partners and begin conversations; members can't (C1). Safe for several threads. */
public final class Marketplace {
    private static final Duration RECENT = Duration.ofDays(30);

    private final Transactions transactions;
    private final DirectoryReader directory;
    private final InboxReader inbox;
    private final Ticker clock;
    private final IdGenerator ids;
    private final MatchingAlgorithm matching;
    private final int matchingLimit;
    private final Reception.Policy reception;

    Marketplace(
            Transactions transactions,
            DirectoryReader directory,
            InboxReader inbox,
            Ticker clock,
            IdGenerator ids,
            MatchingAlgorithm matching,
            int matchingLimit,
            Reception.Policy reception) {
        this.transactions = transactions;
        this.directory = directory;
        this.inbox = inbox;
        this.clock = clock;
        this.ids = ids;
        this.matching = matching;
        this.matchingLimit = matchingLimit;
        this.reception = reception;
    }

    /** Active services of receiving partners (C2). */
    public Page<OfferedService> services(Actor.Merchant actor, ServiceFilter filter, Slice slice) {
        return directory.offers(filter, slice);
    }

    /**
     * A partner: to its own members and the host whole, to merchants its active services, and only if it receives.
     *
     * @throws NotFound for a partner that isn't there or that the actor may not see, such as another one's to a member
     */
    public PartnerView partner(Actor actor, PartnerId id) {
        var partner = directory.partner(id).orElseThrow(() -> new NotFound("partner"));
        if (seesDrafts(actor, id)) {
            return partner;
        }
        if (!(actor instanceof Actor.Merchant) || !partner.reception().receives()) {
            throw new NotFound("partner");
        }
        return partner.forMerchants();
    }

    /** Whether the actor sees of the partner what isn't published. */
    public static boolean seesDrafts(Actor actor, PartnerId id) {
        return actor instanceof Actor.Operator
                || (actor instanceof Actor.Member member && member.partner().equals(id));
    }

    /**
     * Contacts a partner about one of its services (C2, C3): begins the conversation or goes on with it (C6).
     *
     * @throws NotFound for a partner, a shop of the merchant's or a file that isn't there
     * @throws RuleViolation after a block (B2), for a partner that doesn't receive (P2), or for a service that isn't
     *     offered
     */
    public ConversationView contact(Actor.Merchant actor, ContactRequestDraft draft, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of(
                "contact",
                draft.partner().value(),
                draft.service().value(),
                draft.shop(),
                draft.outline(),
                draft.requirements(),
                Fingerprint.ofAll(draft.files()));
        var id = transactions.inTransaction(work ->
                Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> contact(work, actor, draft)));
        return conversation(actor, new ConversationId(id));
    }

    private String contact(UnitOfWork work, Actor.Merchant actor, ContactRequestDraft draft) {
        var now = clock.now();
        var partner = draft.partner();
        var receives = work.directory().reception(partner).orElseThrow(() -> new NotFound("partner"));
        var kind = kind(work, actor, draft.shop());
        var files = Locked.claim(work, actor, draft.files());
        requireNoBlock(work, actor, partner);
        var conversation = begin(work, actor, partner, draft.shop(), kind, Origin.DIRECT, now);
        if (conversation.isNew() || reception == Reception.Policy.EVERY_MESSAGE) {
            receives.requireReceiving();
        }
        Locked.requireOffered(work, partner, draft.service());
        var request = new Content.ContactRequest(
                draft.outline(),
                draft.requirements(),
                Optional.of(draft.service()),
                Optional.empty(),
                Optional.empty(),
                files);
        append(work, actor, conversation, request, now);
        return conversation.id().value();
    }

    /**
     * Describes a task, which goes to the partners that the algorithm picks: to all of them or to none (C4).
     *
     * @throws NotFound for a shop that isn't the merchant's
     * @throws RuleViolation {@link Rule#NO_MATCH}; nothing is stored then
     */
    public Matched match(Actor.Merchant actor, MatchingTask task, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of(
                "match",
                task.category(),
                task.outline(),
                task.requirements(),
                task.shop(),
                task.budget(),
                task.language());
        var request = transactions.inTransaction(work -> {
            var id = Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> match(work, actor, task));
            return work.matchingRequests().find(new MatchingRequestId(id)).orElseThrow();
        });
        return matched(actor, request);
    }

    /**
     * A matching request of the merchant's.
     *
     * @throws NotFound for one that isn't there or isn't theirs
     */
    public Matched matched(Actor.Merchant actor, MatchingRequestId id) {
        var request = transactions.reading(work -> work.matchingRequests()
                .find(id)
                .filter(found -> found.merchant().equals(actor.id()))
                .orElseThrow(() -> new NotFound("matching request")));
        return matched(actor, request);
    }

    private Matched matched(Actor.Merchant actor, MatchingRequest request) {
        return new Matched(
                request.id(),
                request.sent().stream()
                        .map(sent -> conversation(actor, sent.conversation()))
                        .toList(),
                request.sent().stream().map(Sent::pick).toList());
    }

    private String match(UnitOfWork work, Actor.Merchant actor, MatchingTask task) {
        var now = clock.now();
        var kind = kind(work, actor, task.shop());
        var picks = pickUnblocked(work, actor, task, now);
        Map<PartnerId, ConversationId> conversations = new TreeMap<>();
        for (var partner : picks.stream().map(Pick::partner).sorted().toList()) {
            var conversation = begin(work, actor, partner, task.shop(), kind, Origin.MATCHING, now);
            var request = new Content.ContactRequest(
                    task.outline(),
                    task.requirements(),
                    Optional.empty(),
                    Optional.of(task.category()),
                    task.budget(),
                    List.of());
            var after = append(work, actor, conversation, request, now);
            if (task.shop().isPresent()) {
                openJob(work, after, now);
            }
            conversations.put(partner, conversation.id());
        }
        var sent = picks.stream()
                .map(pick -> new Sent(
                        pick,
                        Optional.ofNullable(conversations.get(pick.partner())).orElseThrow()))
                .toList();
        var request = new MatchingRequest(new MatchingRequestId(ids.next()), actor.id(), task, sent, now);
        work.matchingRequests().add(request);
        return request.id().value();
    }

    /** Picks among those who haven't blocked the merchant by the time their pairs are locked (B4, C5). */
    private List<Pick> pickUnblocked(UnitOfWork work, Actor.Merchant actor, MatchingTask task, Instant now) {
        var blocked = new HashSet<PartnerId>();
        while (true) {
            var candidates = work.directory().candidates(task.category(), actor.id(), now.minus(RECENT)).stream()
                    .filter(candidate -> !blocked.contains(candidate.partner()))
                    .toList();
            var picks = pick(task, candidates);
            if (picks.isEmpty()) {
                throw new RuleViolation(Rule.NO_MATCH);
            }
            var lost = picks.stream()
                    .map(Pick::partner)
                    .sorted()
                    .filter(partner ->
                            work.pairs().lockShared(partner, actor.id()).isPresent())
                    .toList();
            if (lost.isEmpty()) {
                return picks;
            }
            blocked.addAll(lost);
        }
    }

    private List<Pick> pick(MatchingTask task, List<Candidate> candidates) {
        Set<PartnerId> eligible = candidates.stream().map(Candidate::partner).collect(Collectors.toSet());
        var picks = new ArrayList<Pick>();
        for (var pick : matching.pick(task, candidates, matchingLimit)) {
            if (eligible.remove(pick.partner()) && picks.size() < matchingLimit) {
                picks.add(pick);
            }
        }
        return picks;
    }

    private void openJob(UnitOfWork work, Conversation conversation, Instant now) {
        var change = work.works().of(conversation).open(new JobId(ids.next()), now);
        work.works().apply(change);
        Locked.append(work, conversation, Locked.records(change), now);
    }

    private static MerchantKind kind(UnitOfWork work, Actor.Merchant actor, Optional<ShopId> shop) {
        return shop.map(id -> work.directory()
                        .shop(actor.id(), id)
                        .orElseThrow(() -> new NotFound("shop"))
                        .role()
                        .kind())
                .orElse(MerchantKind.NO_SHOP);
    }

    private static void requireNoBlock(UnitOfWork work, Actor.Merchant actor, PartnerId partner) {
        if (work.pairs().lockShared(partner, actor.id()).isPresent()) {
            throw new RuleViolation(Rule.MERCHANT_BLOCKED);
        }
    }

    private Conversation begin(
            UnitOfWork work,
            Actor.Merchant actor,
            PartnerId partner,
            Optional<ShopId> shop,
            MerchantKind kind,
            Origin origin,
            Instant now) {
        var id = new ConversationId(ids.next());
        return work.conversations().lockOrBegin(Conversation.begin(id, partner, actor.id(), shop, kind, origin, now));
    }

    private static Conversation append(
            UnitOfWork work, Actor.Merchant actor, Conversation conversation, Content content, Instant now) {
        var appended = Locked.append(work, conversation, List.of(new Entry.Draft(actor.author(), content)), now);
        if (conversation.isNew()) {
            work.outbox().addFirstContact(conversation.partner(), conversation.id(), now);
        }
        return appended.conversation();
    }

    private ConversationView conversation(Actor.Merchant actor, ConversationId id) {
        return inbox.conversation(actor, id).orElseThrow(() -> new NotFound("conversation"));
    }

    /** A matching request as its merchant sees it: whom it went to and why. */
    public record Matched(MatchingRequestId id, List<ConversationView> conversations, List<Pick> picks) {
        public Matched {
            conversations = List.copyOf(conversations);
            picks = List.copyOf(picks);
        }
    }
}
