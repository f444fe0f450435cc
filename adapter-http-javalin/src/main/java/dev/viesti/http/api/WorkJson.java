package dev.viesti.http.api;

import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange.Counts;
import java.util.Optional;

/** Proposals, jobs and invoices as JSON. */
final class WorkJson {
    private WorkJson() {}

    static Json work(Work work) {
        return Json.object()
                .with(
                        "proposals",
                        work.proposals().stream().map(WorkJson::proposal).toList())
                .with("jobs", work.jobs().stream().map(WorkJson::job).toList())
                .with(
                        "invoices",
                        work.invoices().stream().map(WorkJson::invoice).toList())
                .build();
    }

    static Json proposal(Proposal proposal) {
        return Json.object()
                .with("id", proposal.id().value())
                .with("conversationId", proposal.conversation().value())
                .with("status", proposal.status().word())
                .with("title", proposal.title())
                .with("scope", proposal.scope())
                .withPresent("serviceId", proposal.service().map(id -> new Json.Text(id.value())))
                .withPresent("jobId", proposal.job().map(id -> new Json.Text(id.value())))
                .withPresent("price", proposal.price().map(DirectoryJson::money))
                .with(
                        "milestones",
                        proposal.milestones().stream().map(WorkJson::milestone).toList())
                .withPresent("estimatedDays", number(proposal.estimatedDays()))
                .withPresent("terms", proposal.terms().map(Json.Text::new))
                .withPresent("reason", proposal.reason().map(Json.Text::new))
                .with("createdAt", proposal.createdAt())
                .build();
    }

    private static Json milestone(Milestone milestone) {
        return Json.object()
                .with("title", milestone.title())
                .withPresent("price", milestone.price().map(DirectoryJson::money))
                .withPresent("days", number(milestone.days()))
                .build();
    }

    private static Optional<Json> number(Optional<Integer> number) {
        return number.map(n -> new Json.Numeral(n.toString()));
    }

    static Json job(Job job) {
        return Json.object()
                .with("id", job.id().value())
                .with("conversationId", job.conversation().value())
                .with("status", job.status().word())
                .with("shopId", job.shop().value())
                .with("createdAt", job.createdAt())
                .build();
    }

    static Json invoice(Invoice invoice) {
        return Json.object()
                .with("id", invoice.id().value())
                .with("jobId", invoice.job().value())
                .with("conversationId", invoice.conversation().value())
                .with("status", invoice.status().word())
                .with("lines", invoice.lines().stream().map(WorkJson::line).toList())
                .with("total", DirectoryJson.money(invoice.total()))
                .with("createdAt", invoice.createdAt())
                .build();
    }

    private static Json line(InvoiceLine line) {
        return Json.object()
                .with("description", line.description())
                .with("amount", line.amount().amount().toPlainString())
                .build();
    }

    static Json counts(Counts counts) {
        return Json.object()
                .with("proposals", counts.proposals())
                .with("jobs", counts.jobs())
                .with("invoices", counts.invoices())
                .build();
    }
}
