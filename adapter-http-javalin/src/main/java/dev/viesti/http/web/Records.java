package dev.viesti.http.web;

import dev.viesti.application.EntryView;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.work.WorkEvent;

/** Puts records into words, in the reader's language. */
final class Records {
    private Records() {}

    /** A sentence for a record; who acted comes first, where somebody did. */
    static String sentence(Reader reader, EntryView entry) {
        var what = what(reader, entry.content(), entry.author().kind() == Author.Kind.SYSTEM);
        return entry.author().kind() == Author.Kind.SYSTEM ? what : entry.authorName() + " " + what;
    }

    /** Says who blocked the merchant and when, of the record of that. */
    static String block(Reader reader, EntryView entry) {
        return reader.say(BlockWords.BLOCKED_BY, entry.authorName(), reader.exact(entry.at()));
    }

    private static String what(Reader reader, Content content, boolean isSystem) {
        if (content instanceof Content.WorkRecord work) {
            return what(reader, work.event(), isSystem);
        }
        return content instanceof Content.MerchantBlocked ? reader.say(ThreadWords.MERCHANT_BLOCKED) : "";
    }

    private static String what(Reader reader, WorkEvent event, boolean isSystem) {
        if (event instanceof WorkEvent.ProposalEvent proposal) {
            var word = switch (proposal.status()) {
                case SENT -> ThreadWords.PROPOSAL_SENT;
                case ACCEPTED -> ThreadWords.PROPOSAL_ACCEPTED;
                case DECLINED -> ThreadWords.PROPOSAL_DECLINED;
                case WITHDRAWN -> ThreadWords.PROPOSAL_WITHDRAWN;
                case CLOSED -> ThreadWords.PROPOSAL_CLOSED;
            };
            return reader.say(word, proposal.title());
        }
        if (event instanceof WorkEvent.JobEvent job) {
            return reader.say(
                    switch (job.status()) {
                        case OPEN -> ThreadWords.JOB_OPENED;
                        case IN_PROGRESS -> ThreadWords.JOB_STARTED;
                        case COMPLETED -> ThreadWords.JOB_COMPLETED;
                        case DECLINED -> ThreadWords.JOB_DECLINED;
                        case CLOSED -> ThreadWords.JOB_CLOSED;
                    });
        }
        var invoice = (WorkEvent.InvoiceEvent) event;
        var word = switch (invoice.status()) {
            case OPEN -> ThreadWords.INVOICE_ISSUED;
            case PAID -> ThreadWords.INVOICE_PAID;
            case CLOSED -> isSystem ? ThreadWords.INVOICE_CLOSED : ThreadWords.INVOICE_CLOSED_BY;
        };
        return reader.say(word, reader.money(invoice.total()));
    }
}
