package dev.viesti.http.web;

import dev.viesti.application.EntryRange;
import dev.viesti.application.FileExchange;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Messaging;
import dev.viesti.application.NotFound;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FieldError;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reading on in a conversation, and writing into it. */
final class ThreadPages {
    private static final String PATH = "/conversations/{id}";

    private final Messaging messaging;
    private final FileExchange files;
    private final Threads threads;
    private final Layout layout;

    ThreadPages(Viesti viesti, Threads threads, Layout layout) {
        messaging = viesti.messaging();
        files = viesti.files();
        this.threads = threads;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH + "/earlier", Admission.SIGNED_IN, this::earlier),
                PageRoute.get(PATH + "/news", Admission.SIGNED_IN, this::news),
                PageRoute.post(PATH + "/messages", Admission.SIGNED_IN, this::send)
                        .withFiles(),
                PageRoute.post(PATH + "/read", Admission.SIGNED_IN, this::read),
                PageRoute.post(PATH + "/unread", Admission.SIGNED_IN, this::unread));
    }

    private Reply earlier(Visit visit) {
        var before = visit.number("before").filter(seq -> seq > 1).orElse(1);
        var thread = threads.before(visit, id(visit), before);
        if (!visit.isFragment()) {
            return Reply.seeOther(Selection.of(visit).on(thread.path(), "before", Integer.toString(before)));
        }
        return Reply.html(200, layout.templates().earlier(frame(visit), thread));
    }

    /** What came since, and everything that may have changed with it. */
    private Reply news(Visit visit) {
        var thread = threads.after(visit, id(visit), visit.number("after").orElse(0));
        var newer = visit.number("newer").orElse(0) + thread.byOthers();
        var reply = Reply.html(
                200, layout.templates().news(frame(visit), thread, visit.queries("card"), visit.queries("day"), newer));
        return thread.isLatest() ? reply : reply.with("HX-Trigger-After-Swap", "stale");
    }

    private Reply send(Visit visit) throws IOException {
        var attached = new FormFiles(visit, files);
        try {
            attached.takeIn();
            var errors = new FieldErrors();
            attached.check(errors);
            errors.throwIfAny();
            var draft = new MessageDraft(visit.entered("text"), attached.ids());
            messaging.send(
                    visit.participant(), id(visit), draft, visit.entered("key").map(IdempotencyKey::new));
            return visit.done(
                    Selection.of(visit).on("/conversations/" + id(visit).value()) + "#end");
        } catch (InvalidInput wrong) {
            return notSent(visit, attached, wrong, ComposerWords.wrong(wrong));
        } catch (RuleViolation refused) {
            return notSent(
                    visit,
                    attached,
                    refused,
                    isKeyUsed(refused) ? ComposerWords.SENT_OTHERWISE : Problems.sentence(visit, refused));
        } catch (StorageUnavailable away) {
            return notSent(visit, attached, away, ProblemWords.AWAY_ADVICE);
        } catch (NotFound gone) {
            if (attached.ids().isEmpty()) {
                throw gone;
            }
            var unused = messaging.conversation(visit.participant(), id(visit));
            return notSent(visit, attached, gone, ComposerWords.FILE_GONE);
        }
    }

    /** The sentence for a script, which has the text; otherwise a page with both. */
    private Reply notSent(Visit visit, FormFiles attached, Exception why, Word word) {
        var status = Problems.problem(visit, why).status();
        var sentence = visit.reader().say(word);
        if (visit.isFragment()) {
            return Reply.html(status, sentence);
        }
        var left = why instanceof StorageUnavailable ? List.<Attachment>of() : attached.unsent();
        var composed = Composed.again(visit, id(visit), isKeyUsed(why), sentence, left, attached.refused());
        return Reply.html(status, layout.templates().notSent(frame(visit), composed));
    }

    private static boolean isKeyUsed(Exception why) {
        return why instanceof RuleViolation refused && refused.rule() == Rule.IDEMPOTENCY_KEY_REUSED;
    }

    private Reply read(Visit visit) {
        messaging.markRead(visit.participant(), id(visit), number(visit, "upTo"));
        return visit.isFragment()
                ? Reply.html(200, "").with("HX-Trigger", "news")
                : Reply.seeOther(
                        Selection.of(visit).on("/conversations/" + id(visit).value()));
    }

    /** From the other side's last entry on; back to the list, since opening it would mark it read again. */
    private Reply unread(Visit visit) {
        lastOfTheirs(visit).ifPresent(seq -> messaging.markUnread(visit.participant(), id(visit), seq));
        // filters may have changed since the page made the form
        var selection = visit.currentPage().isPresent() ? Selection.current(visit) : Selection.of(visit);
        return Reply.seeOther(selection.on("/conversations"));
    }

    private Optional<Integer> lastOfTheirs(Visit visit) {
        var thread = threads.latest(visit, id(visit));
        var entries = thread.entries();
        while (!entries.isEmpty()) {
            for (var i = entries.size() - 1; i >= 0; i--) {
                if (thread.isTheirs(entries.get(i).author())) {
                    return Optional.of(entries.get(i).seq());
                }
            }
            var before = new EntryRange.Before(entries.get(0).seq(), Slice.MAX);
            entries = messaging.entries(visit.participant(), id(visit), before);
        }
        return Optional.empty();
    }

    private static int number(Visit visit, String name) {
        return visit.entered(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() ->
                        new InvalidInput(List.of(new FieldError(name, "wrong-type", "must be a number from 0 on"))));
    }

    private static ConversationId id(Visit visit) {
        return visit.id("id", ConversationId::new);
    }

    private Frame frame(Visit visit) {
        return layout.frame(visit, Section.MESSAGES, visit.reader().say(CommonWords.MESSAGES));
    }
}
