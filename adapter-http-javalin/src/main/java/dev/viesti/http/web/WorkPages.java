package dev.viesti.http.web;

import dev.viesti.application.Agreements;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Marketplace;
import dev.viesti.application.Messaging;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Proposals, jobs and invoices: each by itself, and what its sides do about it (W1–W8). */
final class WorkPages {
    private static final String CONVERSATION = "/conversations/{id}";
    private static final String ID = "{id}";
    private static final String STALE = "stale";

    private final Messaging messaging;
    private final Agreements agreements;
    private final Marketplace marketplace;
    private final Layout layout;

    WorkPages(Viesti viesti, Layout layout) {
        messaging = viesti.messaging();
        agreements = viesti.agreements();
        marketplace = viesti.marketplace();
        this.layout = layout;
    }

    List<PageRoute> routes() {
        var routes = new ArrayList<PageRoute>();
        routes.add(PageRoute.get(Step.Kind.PROPOSAL.path(ID), Admission.SIGNED_IN, this::proposal));
        routes.add(PageRoute.get(Step.Kind.INVOICE.path(ID), Admission.SIGNED_IN, this::invoice));
        routes.add(PageRoute.get(CONVERSATION + "/proposals/new", Admission.MEMBERS, this::proposalForm));
        routes.add(PageRoute.post(CONVERSATION + "/proposals/new", Admission.MEMBERS, this::propose));
        routes.add(PageRoute.get(CONVERSATION + "/decline", Admission.MEMBERS, this::declineForm));
        routes.add(PageRoute.post(CONVERSATION + "/decline", Admission.MEMBERS, this::decline));
        for (var step : Step.values()) {
            var isInvoice = step == Step.INVOICE;
            routes.add(PageRoute.get(
                    step.path(ID), step.admission(), isInvoice ? this::invoiceForm : visit -> ask(visit, step)));
            routes.add(PageRoute.post(
                    step.path(ID), step.admission(), isInvoice ? this::issue : visit -> act(visit, step)));
        }
        return routes;
    }

    private Reply proposal(Visit visit) {
        var proposal = agreements.proposal(visit.participant(), visit.id("id", ProposalId::new));
        var work = work(visit, proposal.conversation());
        return alone(
                visit,
                Step.Kind.PROPOSAL,
                layout.templates().proposalAlone(work, proposal, visit.target().equals("dialog")));
    }

    private Reply invoice(Visit visit) {
        var invoice = agreements.invoice(visit.participant(), visit.id("id", InvoiceId::new));
        var work = work(visit, invoice.conversation());
        return alone(
                visit,
                Step.Kind.INVOICE,
                layout.templates().invoiceAlone(work, invoice, visit.target().equals("dialog")));
    }

    private Reply alone(Visit visit, Step.Kind kind, JteModel content) {
        return layout.form(visit, 200, Section.MESSAGES, visit.reader().say(kind.word()), content);
    }

    /** What a step is taken on: where it stands and whose conversation it is in. */
    private record Subject(
            ConversationId conversation, WorkState state, Optional<Proposal> proposal, Optional<JobId> job) {}

    private Subject subject(Visit visit, Step.Kind kind) {
        var actor = visit.participant();
        return switch (kind) {
            case PROPOSAL -> {
                var proposal = agreements.proposal(actor, visit.id("id", ProposalId::new));
                yield new Subject(
                        proposal.conversation(), WorkState.of(proposal), Optional.of(proposal), proposal.job());
            }
            case JOB -> {
                var job = agreements.job(actor, visit.id("id", JobId::new));
                yield new Subject(job.conversation(), WorkState.of(job), Optional.empty(), Optional.of(job.id()));
            }
            case INVOICE -> {
                var invoice = agreements.invoice(actor, visit.id("id", InvoiceId::new));
                yield new Subject(
                        invoice.conversation(), WorkState.of(invoice), Optional.empty(), Optional.of(invoice.job()));
            }
        };
    }

    private Reply ask(Visit visit, Step step) {
        var subject = subject(visit, step.kind());
        var form = form(visit, step, subject);
        return unlessRefused(visit, form, subject.conversation(), work -> {
            step.require(subject.state());
            return confirmation(visit, 200, form, step, work, subject);
        });
    }

    private Reply act(Visit visit, Step step) {
        var subject = subject(visit, step.kind());
        var form = form(visit, step, subject);
        try {
            take(visit, step);
            return visit.done(form.back());
        } catch (InvalidInput invalid) {
            return confirmation(visit, 422, form.refused(invalid), step, work(visit, subject.conversation()), subject);
        } catch (RuleViolation violation) {
            return refusal(visit, form, violation);
        }
    }

    private void take(Visit visit, Step step) {
        switch (step) {
            case ACCEPT -> agreements.accept(visit.merchant(), visit.id("id", ProposalId::new));
            case DECLINE ->
                agreements.decline(visit.merchant(), visit.id("id", ProposalId::new), visit.entered("reason"));
            case WITHDRAW -> agreements.withdraw(visit.member(), visit.id("id", ProposalId::new));
            case DECLINE_JOB -> agreements.decline(visit.member(), visit.id("id", JobId::new));
            case COMPLETE -> agreements.complete(visit.member(), visit.id("id", JobId::new));
            case PAY -> agreements.pay(visit.merchant(), visit.id("id", InvoiceId::new));
            case CLOSE -> agreements.close(visit.member(), visit.id("id", InvoiceId::new));
            case INVOICE -> throw new IllegalStateException("an invoice has a form of its own");
        }
    }

    private Reply confirmation(Visit visit, int status, FormView form, Step step, WorkView work, Subject subject) {
        var others = subject.job().map(work::sentFor).orElse(0L).intValue();
        var overtaken = switch (step) {
            case ACCEPT -> counted(visit, others - 1, WorkWords.RIVAL_ONE, WorkWords.RIVAL_OTHER);
            case DECLINE_JOB -> counted(visit, others, WorkWords.OVERTAKEN_ONE, WorkWords.OVERTAKEN_OTHER);
            default -> Optional.<String>empty();
        };
        return show(visit, status, form, layout.templates().confirmation(form, step, subject.proposal(), overtaken));
    }

    private static Optional<String> counted(Visit visit, int number, Word one, Word other) {
        return number > 0 ? Optional.of(visit.reader().count(number, one, other)) : Optional.empty();
    }

    private static FormView form(Visit visit, Step step, Subject subject) {
        var id = visit.context().pathParam("id");
        var selection = Selection.of(visit);
        var back =
                selection.on(path(subject.conversation())) + "#" + step.kind().element(id);
        return FormView.of(visit, visit.reader().say(step.question()), selection.on(step.path(id)), back)
                .startingWith("reason", Map.of());
    }

    private Reply proposalForm(Visit visit) {
        var form = proposalForm(visit, id(visit));
        return unlessRefused(visit, form, id(visit), work -> proposalForm(visit, 200, form, work));
    }

    private FormView proposalForm(Visit visit, ConversationId id) {
        var selection = Selection.of(visit);
        var work = messaging.work(visit.participant(), id);
        var openJobs = work.openJobs();
        return FormView.of(
                        visit,
                        visit.reader().say(WorkWords.CREATE_PROPOSAL),
                        selection.on(path(id) + "/proposals/new"),
                        selection.on(path(id)))
                .startingWith(
                        "title",
                        Map.of(
                                "currency",
                                currency(visit, work),
                                "job",
                                openJobs.size() == 1 ? openJobs.get(0).value() : ""));
    }

    /** The currency to begin with: of the conversation's last sum, else of the partner's prices. */
    private String currency(Visit visit, Work work) {
        var agreed = Stream.concat(
                        work.proposals().stream()
                                .flatMap(proposal ->
                                        proposal.price().stream().map(price -> Map.entry(proposal.createdAt(), price))),
                        work.invoices().stream().map(invoice -> Map.entry(invoice.createdAt(), invoice.total())))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
        return agreed.or(() -> services(visit)
                        .flatMap(service -> service.priceFrom().stream())
                        .findFirst())
                .map(Money::currency)
                .orElse(Currencies.EURO)
                .getCurrencyCode();
    }

    private Stream<Service> services(Visit visit) {
        return marketplace.partner(visit.member(), visit.member().partner()).services().stream()
                .filter(Service::isActive);
    }

    private Reply propose(Visit visit) {
        var id = id(visit);
        var form = proposalForm(visit, id);
        if (isAboutRows(visit)) {
            return proposalForm(
                    visit, 200, rows(visit, form, "milestones[%s].title", WorkForms.MOST_MILESTONES), work(visit, id));
        }
        return submit(
                visit,
                form,
                key -> agreements.propose(visit.member(), id, WorkForms.proposal(form), key),
                (status, refused) -> proposalForm(visit, status, refused, work(visit, id)));
    }

    private Reply proposalForm(Visit visit, int status, FormView form, WorkView work) {
        var services = services(visit).toList();
        var jobs = work.work().jobs().stream()
                .filter(job -> job.status() == JobStatus.OPEN)
                .toList();
        return show(visit, status, form, layout.templates().proposalForm(form, services, jobs));
    }

    private Reply invoiceForm(Visit visit) {
        var subject = subject(visit, Step.Kind.JOB);
        var form = invoiceForm(visit, subject);
        return unlessRefused(visit, form, subject.conversation(), work -> {
            Step.INVOICE.require(subject.state());
            return invoiceForm(visit, 200, form);
        });
    }

    private FormView invoiceForm(Visit visit, Subject subject) {
        var work = messaging.work(visit.participant(), subject.conversation());
        var selection = Selection.of(visit);
        return FormView.of(
                        visit,
                        visit.reader().say(WorkWords.CREATE_INVOICE),
                        selection.on(Step.INVOICE.path(visit.context().pathParam("id"))),
                        selection.on(path(subject.conversation())))
                .startingWith("lines[0].description", Map.of("currency", currency(visit, work), "rows", "1"));
    }

    private Reply issue(Visit visit) {
        var form = invoiceForm(visit, subject(visit, Step.Kind.JOB));
        if (visit.target().equals("total")) {
            return Reply.html(200, layout.templates().total(visit.reader(), WorkForms.total(form)));
        }
        if (isAboutRows(visit)) {
            return invoiceForm(visit, 200, rows(visit, form, "lines[%s].description", WorkForms.MOST_LINES));
        }
        return submit(
                visit,
                form,
                key -> agreements.issue(visit.member(), visit.id("id", JobId::new), WorkForms.invoice(form), key),
                (status, refused) -> invoiceForm(visit, status, refused));
    }

    private Reply invoiceForm(Visit visit, int status, FormView form) {
        return show(visit, status, form, layout.templates().invoiceForm(form, WorkForms.total(form)));
    }

    private Reply declineForm(Visit visit) {
        var form = declineForm(visit, id(visit));
        return unlessRefused(visit, form, id(visit), work -> declineForm(visit, 200, form, work));
    }

    private static FormView declineForm(Visit visit, ConversationId id) {
        var selection = Selection.of(visit);
        return FormView.of(
                        visit,
                        visit.reader().say(WorkWords.DECLINE_REQUEST),
                        selection.on(path(id) + "/decline"),
                        selection.on(path(id)))
                .startingWith("text", Map.of());
    }

    private Reply decline(Visit visit) {
        var id = id(visit);
        var form = declineForm(visit, id);
        return submit(
                visit,
                form,
                key -> messaging.decline(visit.member(), id, new MessageDraft(visit.entered("text"), List.of()), key),
                (status, refused) -> declineForm(visit, status, refused, work(visit, id)));
    }

    private Reply declineForm(Visit visit, int status, FormView form, WorkView work) {
        var openJobs = work.work().openJobs().size();
        var consequence = counted(visit, openJobs, WorkWords.DECLINE_REQUEST_ONE, WorkWords.DECLINE_REQUEST_OTHER)
                .orElseGet(() -> visit.reader().say(WorkWords.DECLINE_REQUEST_REPLY));
        return show(visit, status, form, layout.templates().declineForm(form, consequence));
    }

    /** What makes something new, once for each form. */
    private interface Making {
        Object make(Optional<IdempotencyKey> key);
    }

    /** The form again, with why it was refused. */
    private interface Again {
        Reply show(int status, FormView form);
    }

    private Reply submit(Visit visit, FormView form, Making making, Again again) {
        try {
            making.make(visit.entered("key").map(IdempotencyKey::new));
            return visit.done(form.back() + "#end");
        } catch (InvalidInput invalid) {
            return again.show(422, form.refused(invalid));
        } catch (RuleViolation violation) {
            return again.show(Problems.status(visit, violation), form.refused(why(visit, violation)))
                    .with("HX-Trigger", STALE);
        }
    }

    /** What a form is for, or why nothing can be done any more. */
    private Reply unlessRefused(Visit visit, FormView form, ConversationId id, Function<WorkView, Reply> otherwise) {
        try {
            var work = work(visit, id);
            if (work.conversation().blocked()) {
                throw new RuleViolation(Rule.MERCHANT_BLOCKED);
            }
            return otherwise.apply(work);
        } catch (RuleViolation violation) {
            return refusal(visit, form, violation);
        }
    }

    /** Says what was in the way; the page behind it is brought up to date. */
    private Reply refusal(Visit visit, FormView form, RuleViolation violation) {
        var refused = form.refused(why(visit, violation));
        return show(
                        visit,
                        Problems.status(visit, violation),
                        form,
                        layout.templates().refusal(refused))
                .with("HX-Trigger", STALE);
    }

    /** The refusal in words, with the state that it was lost to (W8). */
    private static String why(Visit visit, RuleViolation violation) {
        var reader = visit.reader();
        var sentence = reader.say(Problems.sentence(visit, violation));
        return violation
                .state()
                .map(state -> reader.say(WorkState.of(state).word()))
                .map(state -> sentence + " " + reader.say(WorkWords.IT_IS_NOW, state))
                .orElse(sentence);
    }

    private static boolean isAboutRows(Visit visit) {
        return visit.entered("add").isPresent() || visit.entered("remove").isPresent();
    }

    /** The form with a row more or less. */
    private static FormView rows(Visit visit, FormView form, String firstField, int most) {
        if (visit.entered("add").isPresent()) {
            return form.rows() < most ? form.withRow(firstField) : form;
        }
        var row = visit.field("remove");
        return row.matches("[0-9]{1,3}") ? form.withoutRow(Integer.parseInt(row)) : form;
    }

    private Reply show(Visit visit, int status, FormView form, JteModel content) {
        return layout.form(visit, status, Section.MESSAGES, form.title(), content);
    }

    private WorkView work(Visit visit, ConversationId id) {
        var actor = visit.participant();
        return new WorkView(
                visit.reader(),
                visit.isMember(),
                messaging.conversation(actor, id),
                messaging.work(actor, id),
                Selection.of(visit));
    }

    private static String path(ConversationId id) {
        return "/conversations/" + id.value();
    }

    private static ConversationId id(Visit visit) {
        return visit.id("id", ConversationId::new);
    }
}
