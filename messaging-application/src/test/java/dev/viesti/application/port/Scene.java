package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FieldError;
import dev.viesti.domain.FileId;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.WorkChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What contracts have in common: the storage, and people and conversations to begin with. */
public interface Scene {
    /** When everything begins; a full UTC hour. */
    Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** The category of every service of {@link #partner}. */
    String CATEGORY = "SEO";

    /** The storage under test: empty when a test begins, and the same one until it ends. */
    Storage storage();

    /**
     * Whether transactions run at the same time that touch different things, or share a lock; where not, they take turns.
     */
    default boolean runsTransactionsAtOnce() {
        return true;
    }

    /** The time so many seconds after the beginning. */
    default Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    /** Does something in one transaction. */
    default void run(Consumer<UnitOfWork> work) {
        storage().inTransaction(unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** Asks something in one transaction. */
    default <T> T ask(Function<UnitOfWork, T> question) {
        return storage().inTransaction(question);
    }

    /** Looks for something in one transaction. */
    default <T> Optional<T> found(Function<UnitOfWork, Optional<T>> question) {
        return storage().inTransaction(question);
    }

    /** Lists something in one transaction. */
    default <T> List<T> listed(Function<UnitOfWork, List<T>> question) {
        return storage().inTransaction(question);
    }

    /** Counts something in one transaction. */
    default int counted(ToIntFunction<UnitOfWork> question) {
        return storage().inTransaction(question::applyAsInt);
    }

    /** Whether something is so, in one transaction. */
    default boolean holds(Predicate<UnitOfWork> question) {
        return storage().inTransaction(question::test);
    }

    /** A partner who receives. */
    default PartnerId partner(String id) {
        var partner = new PartnerId(id);
        run(unit -> {
            unit.directory().put(Partner.of(partner, "Partner " + id, List.of()));
            unit.directory().put(partner, Profile.of(Profile.Status.PUBLISHED, "We help"));
            unit.directory().put(service(partner, "service", CATEGORY, Service.Status.ACTIVE));
        });
        return partner;
    }

    /** A service, not stored. */
    default Service service(PartnerId partner, String id, String category, Service.Status status) {
        return Service.of(partner, new ServiceId(id), "Title " + id, category, "Description", Optional.empty(), status);
    }

    /** A member who has access. */
    default Actor.Member member(PartnerId partner, String id) {
        var member = Member.of(
                new MemberId(id), partner, "Member " + id, "m" + id + "@partner.example", "fi", "Europe/Helsinki");
        run(unit -> unit.directory().put(member));
        return new Actor.Member(member.id(), partner);
    }

    /** A merchant without a shop. */
    default Actor.Merchant merchant(String id) {
        return merchant(id, "Merchant " + id);
    }

    /** A merchant of that name. */
    default Actor.Merchant merchant(String id, String name) {
        var merchant = Merchant.of(new MerchantId(id), name, "m" + id + "@shop.example", "fi");
        run(unit -> unit.directory().put(merchant));
        return new Actor.Merchant(merchant.id());
    }

    /** A shop that the merchant owns. */
    default Shop shop(Actor.Merchant merchant, String id, String name, String url) {
        var shop = Shop.of(new ShopId(id), name, url);
        run(unit -> unit.directory().put(merchant.id(), shop, ShopRole.OWNER));
        return shop;
    }

    /** A conversation about no shop yet, not stored. */
    default Conversation beginning(String id, PartnerId partner, Actor.Merchant merchant) {
        return beginning(id, partner, merchant, Optional.empty());
    }

    /** A conversation, not stored. */
    default Conversation beginning(String id, PartnerId partner, Actor.Merchant merchant, Optional<ShopId> shop) {
        var kind = shop.isPresent() ? MerchantKind.SHOP_OWNER : MerchantKind.NO_SHOP;
        return Conversation.begin(new ConversationId(id), partner, merchant.id(), shop, kind, Origin.DIRECT, START);
    }

    /** A conversation that a match began for a shop's staff, not stored. */
    default Conversation matched(String id, PartnerId partner, Actor.Merchant merchant, Shop shop, Instant at) {
        return Conversation.begin(
                new ConversationId(id),
                partner,
                merchant.id(),
                Optional.of(shop.id()),
                MerchantKind.SHOP_STAFF,
                Origin.MATCHING,
                at);
    }

    /** A stored conversation with a contact request as its first entry. */
    default Conversation conversation(String id, PartnerId partner, Actor.Merchant merchant, Instant at) {
        return conversation(beginning(id, partner, merchant), at);
    }

    /** The conversation, stored with a contact request as its first entry. */
    default Conversation conversation(Conversation beginning, Instant at) {
        return ask(unit -> {
            var begun = unit.conversations().lockOrBegin(beginning);
            return append(unit, begun, new Actor.Merchant(beginning.merchant()).author(), request(), at);
        });
    }

    /** The one conversation of its partner, merchant and shop: this one, unless there is one. */
    default Conversation lockOrBegin(Conversation beginning) {
        return ask(unit -> unit.conversations().lockOrBegin(beginning));
    }

    /** What a merchant asks for. */
    default Content.ContactRequest request() {
        return new Content.ContactRequest(
                "A faster shop",
                "It takes 10 s to open",
                Optional.of(new ServiceId("service")),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A message of text alone. */
    default Content.Message message(String text) {
        return new Content.Message(text, List.of());
    }

    /** Appends to a conversation that the transaction has locked. */
    default Conversation append(UnitOfWork unit, Conversation locked, Author author, Content content, Instant at) {
        var appended = locked.append(List.of(new Entry.Draft(author, content)), at);
        unit.conversations().append(appended);
        return appended.conversation();
    }

    /** Somebody writes a message, in a transaction of its own; the conversation as it is then. */
    default Conversation write(Conversation conversation, Actor.Participant author, String text, Instant at) {
        return write(conversation, author.author(), message(text), at);
    }

    /** Somebody adds an entry, in a transaction of its own; the conversation as it is then. */
    default Conversation write(Conversation conversation, Author author, Content content, Instant at) {
        return ask(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            return append(unit, locked, author, content, at);
        });
    }

    /** The conversation as it is. */
    default Conversation now(Conversation conversation) {
        return ask(unit -> unit.conversations().lock(conversation.partner(), conversation.id()));
    }

    /** Moves a member's position. */
    default void read(Conversation conversation, Actor.Member member, UnaryOperator<ReadPosition> change) {
        run(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            var position = unit.conversations().position(locked, member.id());
            unit.conversations().put(locked, member.id(), change.apply(position));
        });
    }

    /** The member reads everything. */
    default void readAll(Conversation conversation, Actor.Member member) {
        read(conversation, member, position -> position.readTo(Integer.MAX_VALUE));
    }

    /** A tag, not stored. */
    default Tag tag(PartnerId partner, String id, String name) {
        return new Tag(partner, new TagId(id), TagName.of(name));
    }

    /** A tag that the organisation has. */
    default Tag storedTag(PartnerId partner, String id, String name) {
        var tag = tag(partner, id, name);
        run(unit -> unit.tags().add(tag));
        return tag;
    }

    /** Puts tags on the conversation. */
    default void attach(Conversation conversation, Tag... tags) {
        run(unit -> {
            unit.conversations().lock(conversation.partner(), conversation.id());
            for (var tag : tags) {
                unit.tags().attach(tag, conversation.id());
            }
        });
    }

    /** The member refuses the merchant. */
    default Block block(Actor.Member member, Actor.Merchant merchant) {
        var block = new Block(member.partner(), merchant.id(), member.id(), at(100), WorkChange.Counts.NONE);
        run(unit -> {
            unit.pairs().lockAlone(block.partner(), block.merchant());
            unit.pairs().block(block);
        });
        return block;
    }

    /** A complete file of one chunk, not attached. */
    default Attachment upload(String id, Actor uploader, Instant at) {
        var file = new Attachment(new FileId(id), id + ".txt", "text/plain", 5);
        run(unit -> unit.files().begin(file.id(), uploader.identity(), at));
        run(unit -> unit.files().write(file.id(), 0, new byte[] {1, 2, 3, 4, 5}));
        run(unit -> unit.files().complete(file));
        return file;
    }

    /** All of a list, in pages of two. */
    default <T> List<T> walk(Function<Slice, Page<T>> list) {
        var all = new ArrayList<T>();
        var slice = Slice.first(2);
        while (true) {
            var page = list.apply(slice);
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            assertThat(page.items()).hasSize(2);
            slice = new Slice(2, page.next());
        }
    }

    /** Asserts that the call finds fault with its cursor and nothing else. */
    default void refusesCursor(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly("cursor"));
    }
}
