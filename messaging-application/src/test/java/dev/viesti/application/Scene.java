package dev.viesti.application;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.Storage;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.work.ProposalDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A small world on the in-memory storage: a clock that stands still until it is moved, counted ids, a mail box. */
final class Scene implements InstantSource, MailSender {
    static final PartnerId STUDIO = new PartnerId("studio");
    static final ServiceId THEMES = new ServiceId("themes");
    static final ShopId KAUPPA = new ShopId("kauppa");
    static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

    private volatile Instant now = Instant.parse("2026-11-24T10:15:00Z");
    private final AtomicLong counter = new AtomicLong();
    final List<Mail.Notification> mails = new CopyOnWriteArrayList<>();
    final List<Mail.SignInLink> links = new CopyOnWriteArrayList<>();
    volatile Optional<RuntimeException> mailFailure = Optional.empty();
    final Viesti viesti;
    final Actor.Operator operator;
    final Actor.Member maija;
    final Actor.Member otto;
    final Actor.Merchant aino;

    Scene() {
        this(builder -> builder);
    }

    Scene(UnaryOperator<Viesti.Builder> change) {
        this(new InMemoryStorage(), change);
    }

    Scene(Storage storage) {
        this(storage, builder -> builder);
    }

    private Scene(Storage storage, UnaryOperator<Viesti.Builder> change) {
        viesti = change.apply(Viesti.on(storage, this, () -> "id-" + counter.incrementAndGet(), new byte[32])
                        .mail(this))
                .build();
        operator = viesti.identities().operator();
        partner(STUDIO, "Studio Oy", "design");
        maija = member(STUDIO, "maija", "fi");
        otto = member(STUDIO, "otto", "en");
        aino = merchant("aino", "Aino Ääkkönen");
        shop(aino, KAUPPA, "Kauppa", "https://www.kauppa.fi/");
    }

    void partner(PartnerId id, String name, String category) {
        var provisioning = viesti.provisioning();
        provisioning.put(operator, Partner.of(id, name, List.of(Language.FINNISH)));
        provisioning.put(operator, id, Profile.of(Profile.Status.PUBLISHED, "We build shops"));
        service(id, THEMES, category, Service.Status.ACTIVE);
    }

    void service(PartnerId partner, ServiceId id, String category, Service.Status status) {
        viesti.provisioning()
                .put(
                        operator,
                        Service.of(partner, id, "Themes", category, "Themes for shops", Optional.empty(), status));
    }

    Actor.Member member(PartnerId partner, String id, String language) {
        viesti.provisioning()
                .put(
                        operator,
                        Member.of(new MemberId(id), partner, id, id + "@studio.example", language, "Europe/Helsinki"));
        return viesti.identities().member(id).orElseThrow();
    }

    Actor.Merchant merchant(String id, String name) {
        viesti.provisioning().put(operator, Merchant.of(new MerchantId(id), name, id + "@kauppa.example", "fi"));
        return viesti.identities().merchant(id).orElseThrow();
    }

    void shop(Actor.Merchant merchant, ShopId id, String name, String url) {
        viesti.provisioning().put(operator, merchant.id(), Shop.of(id, name, url), ShopRole.OWNER);
    }

    ConversationId contacted() {
        return viesti.marketplace()
                .contact(aino, contact(Optional.of(KAUPPA)), NO_KEY)
                .id();
    }

    ConversationId contactedWithoutShop() {
        return viesti.marketplace()
                .contact(aino, contact(Optional.empty()), NO_KEY)
                .id();
    }

    static ContactRequestDraft contact(Optional<ShopId> shop) {
        return new ContactRequestDraft(STUDIO, THEMES, shop, "A new theme", "Green, please.", List.of());
    }

    static MatchingTask task(Optional<ShopId> shop) {
        return new MatchingTask(
                "design", "A faster shop", "It is slow.", shop, Optional.of(euros("900")), Optional.empty());
    }

    static ProposalDraft proposal() {
        return new ProposalDraft(
                "Theme",
                "All pages",
                Optional.of(THEMES),
                Optional.empty(),
                Optional.of(euros("1200")),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    EntryView say(Actor.Participant actor, ConversationId conversation, String text) {
        return viesti.messaging().send(actor, conversation, MessageDraft.of(text), NO_KEY);
    }

    List<EntryView> entries(Actor.Participant actor, ConversationId conversation) {
        return viesti.messaging().entries(actor, conversation, new EntryRange.Latest(100));
    }

    List<String> types(ConversationId conversation) {
        return entries(maija, conversation).stream()
                .map(entry -> entry.content().type())
                .toList();
    }

    int unread(Actor.Participant actor, ConversationId conversation) {
        return viesti.messaging().conversation(actor, conversation).unread();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static void refused(Rule rule, ThrowingCallable act) {
        Assertions.assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> Assertions.assertThat(violation.rule()).isEqualTo(rule));
    }

    static void invalid(String field, ThrowingCallable act) {
        Assertions.assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> Assertions.assertThat(input.errors())
                                .extracting(FieldError::field)
                                .contains(field));
    }

    static void absent(ThrowingCallable act) {
        Assertions.assertThatThrownBy(act).isInstanceOf(NotFound.class);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void send(Mail mail) {
        mailFailure.ifPresent(failure -> {
            throw failure;
        });
        if (mail instanceof Mail.Notification notification) {
            mails.add(notification);
        } else if (mail instanceof Mail.SignInLink link) {
            links.add(link);
        }
    }
}
