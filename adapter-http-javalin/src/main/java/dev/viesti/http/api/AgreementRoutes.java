package dev.viesti.http.api;

import dev.viesti.application.Agreements;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.Text;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.ProposalDraft;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Proposals, jobs and invoices (W1–W8). */
final class AgreementRoutes {
    private static final String ID = "id";
    private static final Milestone HARMLESS = Milestone.of("-", Optional.empty(), Optional.empty());

    private final Agreements agreements;

    AgreementRoutes(Agreements agreements) {
        this.agreements = agreements;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/proposals/{id}").member().merchant().to(this::proposal),
                Route.get("/jobs/{id}").member().merchant().to(this::job),
                Route.get("/invoices/{id}").member().merchant().to(this::invoice),
                Route.post("/conversations/{id}/proposals")
                        .member()
                        .json()
                        .idempotent()
                        .to(this::propose),
                Route.post("/proposals/{id}/accept").merchant().to(this::accept),
                Route.post("/proposals/{id}/decline").merchant().to(this::declineProposal),
                Route.post("/proposals/{id}/withdraw").member().to(this::withdraw),
                Route.post("/jobs/{id}/decline").member().to(this::declineJob),
                Route.post("/jobs/{id}/complete").member().to(this::complete),
                Route.post("/jobs/{id}/invoices").member().json().idempotent().to(this::issue),
                Route.post("/invoices/{id}/pay").merchant().to(this::pay),
                Route.post("/invoices/{id}/close").member().to(this::close));
    }

    private Answer proposal(Request request) {
        return Answer.ok(
                WorkJson.proposal(agreements.proposal(request.participant(), request.id(ID, ProposalId::new))));
    }

    private Answer job(Request request) {
        return Answer.ok(WorkJson.job(agreements.job(request.participant(), request.id(ID, JobId::new))));
    }

    private Answer invoice(Request request) {
        return Answer.ok(WorkJson.invoice(agreements.invoice(request.participant(), request.id(ID, InvoiceId::new))));
    }

    private Answer propose(Request request) {
        var body = request.body();
        var title = body.text("title");
        var scope = body.text("scope");
        var service = body.optionalId("serviceId", ServiceId::new);
        var job = body.optionalId("jobId", JobId::new);
        var price = body.optionalMoney("price");
        var milestones = body.objects("milestones", false, HARMLESS, AgreementRoutes::milestone);
        var days = body.optionalNumber("estimatedDays");
        var terms = body.optionalText("terms");
        var draft = request.read(() -> new ProposalDraft(title, scope, service, job, price, milestones, days, terms));
        return Answer.created(WorkJson.proposal(agreements.propose(
                request.member(), request.id(ID, ConversationId::new), draft, request.idempotencyKey())));
    }

    private static Optional<Milestone> milestone(Fields fields) {
        var title = fields.text("title");
        var price = fields.optionalMoney("price");
        var days = fields.optionalNumber("days");
        return fields.value(() -> Milestone.of(title, price, days));
    }

    private Answer accept(Request request) {
        return Answer.ok(WorkJson.proposal(agreements.accept(request.merchant(), request.id(ID, ProposalId::new))));
    }

    private Answer declineProposal(Request request) {
        var body = request.body();
        var reason = body.optionalText("reason")
                .filter(text -> !Text.isBlank(text))
                .flatMap(text -> body.part("reason", () -> Text.text(text, Text.MAX_REASON)));
        return Answer.ok(
                WorkJson.proposal(agreements.decline(request.merchant(), request.id(ID, ProposalId::new), reason)));
    }

    private Answer withdraw(Request request) {
        return Answer.ok(WorkJson.proposal(agreements.withdraw(request.member(), request.id(ID, ProposalId::new))));
    }

    private Answer declineJob(Request request) {
        return Answer.ok(WorkJson.job(agreements.decline(request.member(), request.id(ID, JobId::new))));
    }

    private Answer complete(Request request) {
        return Answer.ok(WorkJson.job(agreements.complete(request.member(), request.id(ID, JobId::new))));
    }

    private Answer issue(Request request) {
        var body = request.body();
        var currency = body.text("currency");
        var known = body.part("currency", () -> Money.currency(currency));
        var harmless = new InvoiceLine(
                "-", Money.of("1", known.map(Currency::getCurrencyCode).orElse("EUR")));
        var lines = body.objects("lines", true, harmless, line -> line(line, currency, harmless.amount()));
        var draft = request.read(() -> new InvoiceDraft(lines));
        return Answer.created(WorkJson.invoice(
                agreements.issue(request.member(), request.id(ID, JobId::new), draft, request.idempotencyKey())));
    }

    /** A wrong currency is the invoice's mistake, told once; a line tells of its own fields. */
    private static Optional<InvoiceLine> line(Fields fields, String currency, Money harmless) {
        var description = fields.text("description");
        var amount = fields.text("amount");
        var money = fields.value(() -> amount(amount, currency, harmless));
        return fields.value(() -> InvoiceLine.of(description, money.orElse(harmless)));
    }

    private static Money amount(String amount, String currency, Money harmless) {
        try {
            return Money.of(amount, currency);
        } catch (InvalidInput invalid) {
            var own = invalid.errors().stream()
                    .filter(error -> error.field().equals("amount"))
                    .toList();
            if (own.isEmpty()) {
                return harmless;
            }
            throw new InvalidInput(own);
        }
    }

    private Answer pay(Request request) {
        return Answer.ok(WorkJson.invoice(agreements.pay(request.merchant(), request.id(ID, InvoiceId::new))));
    }

    private Answer close(Request request) {
        return Answer.ok(WorkJson.invoice(agreements.close(request.member(), request.id(ID, InvoiceId::new))));
    }
}
