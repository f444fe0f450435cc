package dev.viesti.http.api;

import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryView;
import dev.viesti.domain.JobId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.WorkEvent;
import java.util.List;

/** Conversations and their entries as JSON. */
final class ConversationJson {
    private ConversationJson() {}

    /** A conversation as a member sees it, tags among the rest. */
    static Json forMember(ConversationView view) {
        return begin(view).with("tags", tags(view.tags())).build();
    }

    /** A conversation as a merchant sees it. */
    static Json forMerchant(ConversationView view) {
        return begin(view).build();
    }

    private static Json.Builder begin(ConversationView view) {
        return Json.object()
                .with("id", view.id().value())
                .with(
                        "partner",
                        Json.object()
                                .with("id", view.partner().value())
                                .with("name", view.partnerName())
                                .build())
                .with(
                        "merchant",
                        Json.object()
                                .with("id", view.merchant().value())
                                .with("name", view.merchantName())
                                .with("kind", view.merchantKind().word())
                                .build())
                .withOrNull("shop", view.shop().map(ConversationJson::shop))
                .with("origin", view.origin().word())
                .with("lastSeq", view.lastSeq())
                .with("lastEntryAt", view.lastEntryAt())
                .with("preview", view.preview())
                .with("unread", view.unread())
                .with("blocked", view.blocked())
                .with("openJobs", jobs(view.openJobs()))
                .with("createdAt", view.createdAt());
    }

    private static Json shop(Shop shop) {
        return Json.object()
                .with("id", shop.id().value())
                .with("name", shop.name())
                .with("url", shop.url().value())
                .build();
    }

    static Json jobs(List<JobId> jobs) {
        return Json.texts(jobs.stream().map(JobId::value).toList());
    }

    static Json tags(List<Tag> tags) {
        return new Json.Array(tags.stream()
                .<Json>map(tag -> Json.object()
                        .with("id", tag.id().value())
                        .with("name", tag.name().value())
                        .build())
                .toList());
    }

    static Json entry(EntryView entry) {
        var content = entry.content();
        var json = Json.object()
                .with("seq", entry.seq())
                .with("at", entry.at())
                .with("type", content.type())
                .with(
                        "author",
                        Json.object()
                                .with("kind", entry.author().kind().word())
                                .with("id", entry.author().id())
                                .with("name", entry.authorName())
                                .build());
        if (content instanceof Content.Message message) {
            json.with("text", message.text()).with("files", files(message));
        } else if (content instanceof Content.ContactRequest request) {
            json.with("outline", request.outline())
                    .with("requirements", request.requirements())
                    .withPresent("serviceId", request.service().map(id -> new Json.Text(id.value())))
                    .withPresent("category", request.category().map(Json.Text::new))
                    .withPresent("budget", request.budget().map(DirectoryJson::money))
                    .with("files", files(request));
        } else if (content instanceof Content.WorkRecord work) {
            describe(json, work.event());
        }
        return json.build();
    }

    private static void describe(Json.Builder json, WorkEvent event) {
        if (event instanceof WorkEvent.ProposalEvent proposal) {
            json.with("proposalId", proposal.proposal().value()).with("title", proposal.title());
        } else if (event instanceof WorkEvent.JobEvent job) {
            json.with("jobId", job.job().value());
        } else if (event instanceof WorkEvent.InvoiceEvent invoice) {
            json.with("invoiceId", invoice.invoice().value()).with("total", DirectoryJson.money(invoice.total()));
        }
    }

    private static Json files(Content content) {
        return new Json.Array(
                content.files().stream().map(ConversationJson::file).toList());
    }

    static Json file(Attachment file) {
        return Json.object()
                .with("id", file.id().value())
                .with("name", file.name())
                .with("contentType", file.contentType())
                .with("size", file.size())
                .build();
    }
}
