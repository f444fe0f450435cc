package dev.viesti.http.web;

import dev.viesti.application.Blocking;
import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryRange;
import dev.viesti.application.Messaging;
import dev.viesti.application.NotFound;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Ids;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;
import java.util.Optional;

/** Blocks a merchant, after saying what that does (B1–B7). */
final class BlockPages {
    private static final String PATH = "/merchants/{id}/block";

    private final Blocking blocking;
    private final Messaging messaging;
    private final Layout layout;

    BlockPages(Blocking blocking, Messaging messaging, Layout layout) {
        this.blocking = blocking;
        this.messaging = messaging;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.MEMBERS, visit -> ask(visit, 200, conversation(visit), Optional.empty())),
                PageRoute.post(PATH, Admission.MEMBERS, this::block));
    }

    /** Where a member asks for a block of the merchant, to return to the conversation with the list beside it. */
    static String path(ConversationView conversation, Selection selection) {
        return selection.on(
                "/merchants/" + conversation.merchant().value() + "/block",
                "from",
                conversation.id().value());
    }

    private Reply block(Visit visit) {
        var conversation = conversation(visit);
        var confirmed = visit.field("confirm").equals("true");
        try {
            var unused = blocking.block(visit.member(), conversation.merchant(), confirmed);
        } catch (RuleViolation violation) {
            if (violation.rule() != Rule.CONFIRMATION_REQUIRED) {
                throw violation;
            }
            return ask(
                    visit,
                    Problems.status(visit, violation),
                    conversation,
                    Optional.of(Problems.sentence(visit, violation)));
        }
        return visit.done(back(visit, conversation));
    }

    private static String back(Visit visit, ConversationView conversation) {
        return Selection.of(visit).on("/conversations/" + conversation.id().value());
    }

    private Reply ask(Visit visit, int status, ConversationView conversation, Optional<Word> error) {
        var view = blocking.block(visit.member(), conversation.merchant());
        var reader = visit.reader();
        var title = reader.say(
                view.block().isPresent() ? BlockWords.BLOCKED : BlockWords.QUESTION, conversation.merchantName());
        var frame = layout.frame(visit, Section.MESSAGES, title);
        var templates = layout.templates();
        var form = view.block().isPresent()
                ? templates.blocked(frame, visit.isDialog(), back(visit, conversation), sentence(visit, conversation))
                : templates.block(
                        frame,
                        visit.isDialog(),
                        path(conversation, Selection.of(visit)),
                        back(visit, conversation),
                        view,
                        error);
        return layout.form(visit, status, Section.MESSAGES, title, form);
    }

    /** Who blocked and when: the block's record is the last entry of each conversation (M3, B3). */
    private String sentence(Visit visit, ConversationView conversation) {
        var last = messaging
                .entries(visit.member(), conversation.id(), new EntryRange.Latest(1))
                .get(0);
        return Records.block(visit.reader(), last);
    }

    /** The conversation to return to: one with that merchant. */
    private ConversationView conversation(Visit visit) {
        var merchant = visit.id("id", MerchantId::new);
        var from = visit.query("from").orElse("");
        if (!Ids.isWellFormed(from)) {
            throw new NotFound("conversation");
        }
        var conversation = messaging.conversation(visit.member(), new ConversationId(from));
        if (!conversation.merchant().equals(merchant)) {
            throw new NotFound("merchant");
        }
        return conversation;
    }
}
