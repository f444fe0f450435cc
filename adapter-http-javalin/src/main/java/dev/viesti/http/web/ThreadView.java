package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryView;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as one of its sides reads it.
 *
 * @param self who reads it
 * @param entries in ascending order, some of all
 * @param before the entry in front of them, if it is known: its day tells whether another one begins
 * @param selection of the list beside it
 * @param composed what the reader writes
 */
record ThreadView(
        Reader reader,
        Author self,
        ConversationView conversation,
        List<EntryView> entries,
        Optional<EntryView> before,
        Work work,
        Selection selection,
        Composed composed) {

    boolean isMember() {
        return self.kind() == Author.Kind.MEMBER;
    }

    /** An entry and what separates it from the one in front of it. */
    record Item(EntryView entry, Optional<LocalDate> newDay, boolean isFirstNew, boolean isOurs) {}

    List<Item> items() {
        var items = new ArrayList<Item>();
        var day = before.map(entry -> reader.day(entry.at()));
        var firstNew = firstNew();
        for (var entry : entries) {
            var its = Optional.of(reader.day(entry.at()));
            items.add(new Item(
                    entry, its.equals(day) ? Optional.empty() : its, firstNew == entry.seq(), isOurs(entry.author())));
            day = its;
        }
        return items;
    }

    /** The number of the first entry that the reader hasn't seen; 0 if there is none among these. */
    private int firstNew() {
        // what is unread is counted from the end
        var left = isLatest() ? conversation.unread() : 0;
        var first = 0;
        for (var i = entries.size() - 1; i >= 0 && left > 0; i--) {
            if (isTheirs(entries.get(i).author())) {
                first = entries.get(i).seq();
                left--;
            }
        }
        return first;
    }

    private boolean isOurs(Author author) {
        return author.kind() == self.kind();
    }

    boolean isTheirs(Author author) {
        return author.kind() != self.kind() && author.kind() != Author.Kind.SYSTEM;
    }

    int firstSeq() {
        return entries.isEmpty() ? 1 : entries.get(0).seq();
    }

    int lastSeq() {
        return entries.isEmpty()
                ? conversation.lastSeq()
                : entries.get(entries.size() - 1).seq();
    }

    /** Whether nothing comes after these. */
    boolean isLatest() {
        return lastSeq() >= conversation.lastSeq();
    }

    boolean hasEarlier() {
        return firstSeq() > 1;
    }

    /** Whether there is something that could be marked as unread. */
    boolean hasTheirs() {
        return hasEarlier() || entries.stream().anyMatch(entry -> isTheirs(entry.author()));
    }

    /** How many of the entries somebody else made; what followed from an act comes with that act's own entry. */
    int byOthers() {
        return (int) entries.stream()
                .map(EntryView::author)
                .filter(author -> author.kind() != Author.Kind.SYSTEM && !author.equals(self))
                .count();
    }

    String path() {
        return "/conversations/" + conversation.id().value();
    }

    String path(String part) {
        return path() + "/" + part;
    }

    /** The other side. */
    String title() {
        return isMember() ? conversation.merchantName() : conversation.partnerName();
    }

    /** The shop that it is about, in words. */
    String shop() {
        return conversation.shop().map(Shop::name).orElseGet(() -> reader.say(InboxWords.NO_SHOP));
    }

    /** What the merchant is, in words. */
    String kind() {
        return reader.say(
                switch (conversation.merchantKind()) {
                    case SHOP_OWNER -> ThreadWords.SHOP_OWNER;
                    case SHOP_STAFF -> ThreadWords.SHOP_STAFF;
                    case NO_SHOP -> InboxWords.NO_SHOP;
                });
    }

    /** The shop and, for members, what the merchant is there. */
    String about() {
        return isMember() && conversation.shop().isPresent() ? shop() + " · " + kind() : shop();
    }

    WorkView agreed() {
        return new WorkView(reader, isMember(), conversation, work);
    }

    /** The record of the block, if there is one among these: nothing comes after it (M3). */
    Optional<EntryView> block() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1))
                        .filter(last -> last.content() instanceof Content.MerchantBlocked);
    }

    /** Where a member asks for a block of the merchant. */
    String blockPath() {
        return "/merchants/" + conversation.merchant().value() + "/block?from="
                + conversation.id().value();
    }

    Proposal proposal(ProposalId id) {
        return work.proposals().stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Invoice invoice(InvoiceId id) {
        return work.invoices().stream()
                .filter(invoice -> invoice.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
