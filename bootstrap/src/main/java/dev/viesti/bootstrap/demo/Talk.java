package dev.viesti.bootstrap.demo;

import dev.viesti.application.Actor;
import dev.viesti.bootstrap.demo.Cast.Client;
import dev.viesti.bootstrap.demo.Cast.Company;
import dev.viesti.bootstrap.demo.Cast.Place;
import dev.viesti.bootstrap.demo.Words.Story;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How one conversation goes: each step that happens decides by chance what happens next, and when, until the story ends
 * or today comes. The chance is the conversation's own, so that it goes the same way whatever others do.
 */
final class Talk {
    private final Stage stage;
    private final Company company;
    private final Client client;
    private final Place place;
    private final Words words;
    private final Story story;
    private final Random random;
    private final Member lead;
    private final int percent;
    private final Consumer<Talk> begun;
    private Optional<ConversationId> id = Optional.empty();

    Talk(
            Stage stage,
            Company company,
            Client client,
            Place place,
            Words words,
            Story story,
            Random random,
            Consumer<Talk> begun) {
        this.stage = stage;
        this.company = company;
        this.client = client;
        this.place = place;
        this.words = words;
        this.story = story;
        this.random = random;
        this.lead = company.members().get(random.nextInt(company.members().size()));
        this.percent = 80 + 5 * random.nextInt(11);
        this.begun = begun;
    }

    Company company() {
        return company;
    }

    Client client() {
        return client;
    }

    ConversationId id() {
        return id.orElseThrow();
    }

    /** What the merchant writes first. */
    String requirements() {
        return filled(words.phrase(place.shop().isPresent() ? "opening" : "opening-no-shop", random)) + "\n\n"
                + filled(story.requirements()) + "\n\n" + filled(words.phrase("closing", random)) + "\n"
                + client.merchant().name();
    }

    String outline() {
        return filled(story.outline());
    }

    /** The merchant finds the partner and writes to it. */
    void begin(Instant time) {
        var files = random.nextInt(100) < 22 ? List.of(upload(client.actor(), "merchant-file")) : List.<FileId>of();
        var conversation = stage.viesti()
                .marketplace()
                .contact(
                        client.actor(),
                        new ContactRequestDraft(
                                company.partner().id(),
                                company.service(story.category()).orElseThrow().id(),
                                place.shop().map(shop -> shop.id()),
                                outline(),
                                requirements(),
                                files),
                        Optional.empty());
        goOn(time, conversation.id(), Optional.empty());
    }

    /** The partner has got a request, with an open job if it came by matching. */
    void goOn(Instant time, ConversationId conversation, Optional<JobId> job) {
        rest(conversation);
        if (chance(25)) {
            then(time, 0, 1, at -> tag("lead-" + lead.id().value()));
        }
        if (chance(5)) {
            then(time, 3, 12, this::turnSour);
        }
        if (chance(job.isPresent() ? 22 : 8)) {
            then(time, 0, 1, at -> tag("new"));
        } else if (chance(job.isPresent() ? 20 : 10)) {
            then(time, 0, 2, this::decline);
        } else {
            then(time, 0, 1, at -> ask(at, job));
        }
    }

    /** Nobody has answered yet. */
    void rest(ConversationId conversation) {
        id = Optional.of(conversation);
        begun.accept(this);
    }

    private void turnSour(Instant time) {
        sayAsMerchant(words.phrase("sour", random));
        then(time, 0, 1, at -> {
            stage.viesti()
                    .blocking()
                    .block(company.actor(speaker(at)), client.merchant().id(), true);
            stage.block(company.partner().id(), client.merchant().id());
        });
    }

    private void decline(Instant time) {
        stage.viesti()
                .messaging()
                .decline(
                        company.actor(speaker(time)),
                        id(),
                        MessageDraft.of(letter(words.phrase("decline", random))),
                        Optional.empty());
        if (chance(40)) {
            then(time, 0, 1, at -> sayAsMerchant(words.phrase("pity", random)));
        }
    }

    private void ask(Instant time, Optional<JobId> job) {
        say(time, words.phrase("thanks-for-request", random) + " " + story.question());
        if (chance(10)) {
            tag("waiting");
            then(time, 4, 7, at -> say(at, words.phrase("remind", random)));
        } else {
            then(time, 0, 2, at -> answer(at, job));
        }
    }

    private void answer(Instant time, Optional<JobId> job) {
        if (chance(12)) {
            send(client.actor(), new MessageDraft(Optional.empty(), List.of(upload(client.actor(), "merchant-file"))));
        }
        var files = chance(20) ? List.of(upload(client.actor(), "merchant-file")) : List.<FileId>of();
        send(client.actor(), new MessageDraft(Optional.of(filled(story.answer())), files));
        then(time, 0, 3, at -> propose(at, job, false));
    }

    private void propose(Instant time, Optional<JobId> job, boolean again) {
        if (!again || chance(50)) {
            say(time, words.phrase(again ? "proposal-again" : "proposal-note", random));
        }
        var proposal = sendProposal(time, story.title(), again ? 80 : 100, job);
        tag("offer");
        if (job.isPresent() && !again && chance(55)) {
            sendProposal(time, story.title() + words.phrase("larger", random), 150, job);
        }
        decide(time, proposal, job, again);
    }

    private Proposal sendProposal(Instant time, String title, int share, Optional<JobId> job) {
        var steps = new ArrayList<Milestone>();
        var total = 0;
        var days = 0;
        for (var step : story.steps()) {
            var price = step.price() * percent / 100 * share / 100 / 10 * 10;
            steps.add(Milestone.of(step.title(), Optional.of(money(price)), Optional.of(step.days())));
            total += price;
            days += step.days();
        }
        return stage.viesti()
                .agreements()
                .propose(
                        company.actor(speaker(time)),
                        id(),
                        new ProposalDraft(
                                title,
                                filled(story.scope()),
                                company.service(story.category()).map(service -> service.id()),
                                job,
                                Optional.of(money(total)),
                                steps.size() > 1 ? steps : List.of(),
                                Optional.of(days),
                                chance(60) ? Optional.of(words.phrase("terms", random)) : Optional.empty()),
                        Optional.empty());
    }

    private void decide(Instant time, Proposal proposal, Optional<JobId> job, boolean again) {
        var agreements = stage.viesti().agreements();
        var fate = random.nextInt(100);
        if (fate < 10) {
            then(time, 3, 6, at -> say(at, words.phrase("remind-proposal", random)));
        } else if (fate < 22) {
            then(time, 1, 4, at -> {
                agreements.decline(
                        client.actor(),
                        proposal.id(),
                        chance(75) ? Optional.of(words.phrase("reason", random)) : Optional.empty());
                if (!again && chance(60)) {
                    then(at, 0, 2, next -> propose(next, job, true));
                }
            });
        } else if (fate < 29) {
            then(time, 1, 4, at -> {
                agreements.withdraw(company.actor(speaker(at)), proposal.id());
                say(at, words.phrase("withdrawn", random));
                if (!again) {
                    then(at, 0, 3, next -> propose(next, job, true));
                }
            });
        } else {
            then(time, 0, 3, at -> {
                var accepted = agreements.accept(client.actor(), proposal.id());
                if (chance(60)) {
                    sayAsMerchant(words.phrase("accepted", random));
                }
                tag("work");
                then(at, 1, 4, next -> work(next, accepted.job(), 1));
            });
        }
    }

    private void work(Instant time, Optional<JobId> job, int round) {
        var actor = company.actor(speaker(time));
        var text = round == 1 ? story.progress() : words.phrase("update", random);
        var files = chance(35) ? List.of(upload(actor, "member-file")) : List.<FileId>of();
        send(actor, new MessageDraft(Optional.of(letter(filled(text))), files));
        if (chance(65)) {
            then(time, 0, 1, at -> sayAsMerchant(words.phrase("feedback", random)));
        }
        if (round < 2 && chance(40)) {
            then(time, 2, 5, at -> work(at, job, round + 1));
        } else if (chance(80)) {
            then(time, 2, 6, at -> deliver(at, job));
        }
    }

    private void deliver(Instant time, Optional<JobId> job) {
        var actor = company.actor(speaker(time));
        var files = chance(40) ? List.of(upload(actor, "member-file")) : List.<FileId>of();
        send(actor, new MessageDraft(Optional.of(letter(filled(story.delivery()))), files));
        job.ifPresent(done -> {
            stage.viesti().agreements().complete(actor, done);
            tag("done");
            then(time, 0, 3, at -> invoice(at, done, chance(14)));
        });
        then(time, 0, 1, at -> sayAsMerchant(words.phrase("thanks", random)));
    }

    private void invoice(Instant time, JobId job, boolean wrong) {
        var agreements = stage.viesti().agreements();
        var lines = story.steps().stream()
                .map(step -> InvoiceLine.of(step.title(), money(step.price() * percent / 100 / 10 * (wrong ? 12 : 10))))
                .toList();
        var invoice = agreements.issue(company.actor(speaker(time)), job, new InvoiceDraft(lines), Optional.empty());
        if (wrong) {
            then(time, 0, 1, at -> {
                agreements.close(company.actor(speaker(at)), invoice.id());
                say(at, words.phrase("invoice-wrong", random));
                invoice(at, job, false);
            });
        } else if (chance(82)) {
            then(time, 1, 9, at -> pay(at, invoice.id()));
        }
    }

    private void pay(Instant time, InvoiceId invoice) {
        stage.viesti().agreements().pay(client.actor(), invoice);
        tag("paid");
        if (chance(30)) {
            then(time, 2, 9, this::comeBack);
        }
    }

    /** A new request goes on in the same conversation (C6). */
    private void comeBack(Instant time) {
        stage.viesti()
                .marketplace()
                .contact(
                        client.actor(),
                        new ContactRequestDraft(
                                company.partner().id(),
                                company.service(story.category()).orElseThrow().id(),
                                place.shop().map(shop -> shop.id()),
                                filled(words.phrase("again-outline", random)),
                                filled(words.phrase("again-requirements", random)),
                                List.of()),
                        Optional.empty());
        then(time, 0, 2, at -> say(at, words.phrase("again-answer", random)));
    }

    /**
     * What comes next, some days later; what would lie beyond yesterday happens today or is yet to come. Nothing comes
     * after today or after a block.
     */
    private void then(Instant time, int least, int most, Consumer<Instant> act) {
        var next = stage.later(time, least + random.nextInt(most - least + 1), random);
        var today = stage.lately(random);
        var happensToday = chance(35) && company.receivesToday() && time.isBefore(stage.eveningOf(1));
        next.or(() -> Optional.of(today).filter(any -> happensToday))
                .ifPresent(at -> stage.at(at, () -> {
                    if (!stage.isBlocked(
                            company.partner().id(), client.merchant().id())) {
                        act.accept(at);
                    }
                }));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Who writes for the partner at the time: usually the same, sometimes a colleague, long ago one who has left. */
    private Member speaker(Instant time) {
        if (!company.former().isEmpty() && time.isBefore(stage.eveningOf(DemoData.LEFT_DAYS_AGO)) && chance(30)) {
            return company.former().get(0);
        }
        return chance(85)
                ? lead
                : company.members().get(random.nextInt(company.members().size()));
    }

    private void say(Instant time, String text) {
        var member = speaker(time);
        send(company.actor(member), MessageDraft.of(letter(text) + "\n\n" + firstName(member.name())));
    }

    private void sayAsMerchant(String text) {
        send(client.actor(), MessageDraft.of(filled(text)));
    }

    private void send(Actor.Participant actor, MessageDraft draft) {
        stage.viesti().messaging().send(actor, id(), draft, Optional.empty());
    }

    private String letter(String text) {
        return words.phrase("greeting", random)
                        .replace("{name}", firstName(client.merchant().name()))
                + "\n\n" + filled(text);
    }

    private String filled(String text) {
        return text.replace("{goods}", place.goods(words.language().equals(Language.ENGLISH)))
                .replace("{shop}", place.shop().map(shop -> shop.name()).orElse(""))
                .replace("{partner}", company.partner().name())
                .replace("{lead}", firstName(lead.name()));
    }

    private static String firstName(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private Money money(int amount) {
        return Money.of(Integer.toString(Math.max(10, amount)), company.currency());
    }

    /** A phrase of the kind: its kind of file, its name and its content. */
    private FileId upload(Actor.Participant actor, String occasion) {
        var file = new Line(occasion, words.phrase(occasion, random));
        try {
            return stage.viesti()
                    .files()
                    .upload(
                            actor,
                            file.field(1),
                            new ByteArrayInputStream(Papers.make(file.field(0), filled(file.field(2)))))
                    .id();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void tag(String occasion) {
        Optional.ofNullable(company.tags().get(occasion.toLowerCase(Locale.ROOT)))
                .ifPresent(name ->
                        stage.viesti().tagging().attach(company.actor(lead), id(), TagName.of(name), Optional.empty()));
    }
}
