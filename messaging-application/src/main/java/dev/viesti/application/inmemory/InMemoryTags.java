package dev.viesti.application.inmemory;

import dev.viesti.application.port.Tags;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

record InMemoryTags(Supplier<State> transaction) implements Tags {

    @Override
    public boolean add(Tag tag) {
        if (find(tag.partner(), tag.name()).isPresent()) {
            return false;
        }
        transaction.get().tags.put(tag.id(), tag);
        return true;
    }

    @Override
    public Optional<Tag> find(PartnerId partner, TagId id) {
        return transaction.get().tags.find(id).filter(tag -> tag.partner().equals(partner));
    }

    @Override
    public Optional<Tag> find(PartnerId partner, TagName name) {
        return transaction
                .get()
                .tags
                .values()
                .filter(tag -> tag.partner().equals(partner))
                .filter(tag -> tag.name().key().equals(name.key()))
                .findAny();
    }

    @Override
    public boolean rename(Tag renamed) {
        var bearer = find(renamed.partner(), renamed.name());
        if (bearer.isPresent() && !bearer.get().id().equals(renamed.id())) {
            return false;
        }
        if (find(renamed.partner(), renamed.id()).isPresent()) {
            transaction.get().tags.put(renamed.id(), renamed);
        }
        return true;
    }

    @Override
    public int delete(Tag tag) {
        var bearers = bearers(tag);
        for (var conversation : bearers) {
            var unused = detach(tag.partner(), tag.id(), conversation);
        }
        if (find(tag.partner(), tag.id()).isPresent()) {
            transaction.get().tags.remove(tag.id());
        }
        return bearers.size();
    }

    @Override
    public List<Tag> of(PartnerId partner, ConversationId conversation) {
        return transaction.get().tagsOf(conversation).stream()
                .filter(tag -> tag.partner().equals(partner))
                .toList();
    }

    @Override
    public void attach(Tag tag, ConversationId conversation) {
        var state = transaction.get();
        state.tags.require(tag.id());
        var tags = new LinkedHashSet<>(state.tagged.find(conversation).orElse(Set.of()));
        tags.add(tag.id());
        state.tagged.put(conversation, tags);
    }

    @Override
    public boolean detach(PartnerId partner, TagId tag, ConversationId conversation) {
        var state = transaction.get();
        var tags = new LinkedHashSet<>(state.tagged.find(conversation).orElse(Set.of()));
        if (find(partner, tag).isEmpty() || !tags.remove(tag)) {
            return false;
        }
        state.tagged.put(conversation, tags);
        return true;
    }

    private List<ConversationId> bearers(Tag tag) {
        var tagged = transaction.get().tagged;
        return tagged.keys()
                .filter(conversation -> tagged.require(conversation).contains(tag.id()))
                .toList();
    }
}
