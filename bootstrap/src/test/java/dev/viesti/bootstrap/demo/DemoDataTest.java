package dev.viesti.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Mail;
import dev.viesti.application.PartnerView;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.MailSender;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkEvent;
import dev.viesti.http.TikaContentTypeDetector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDataTest {
    private static final Instant NOW = Instant.parse("2031-03-12T09:40:00Z");
    /** Another day of the week, at night, and behind the change to summer time. */
    private static final Instant LATER = Instant.parse("2031-04-05T22:05:00Z");

    private final List<Integer> progress = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private final Viesti viesti = filled(NOW, mails::add, (done, all) -> progress.add(100 * done / all));
    private final List<Partner> partners = new ArrayList<>();
    private final List<Talked> talks = new ArrayList<>();

    /** A conversation and everything in it, seen by the partner's members. */
    private record Talked(ConversationView view, List<EntryView> entries, Work work) {}

    @BeforeAll
    void look() {
        partners.addAll(viesti.provisioning()
                .partners(viesti.identities().operator(), Slice.first(100))
                .items());
        talks.addAll(talks(viesti));
    }

    private static Viesti filled(Instant now, MailSender mail, Progress progress) {
        var clock = new PastAndPresent(() -> now, () -> "of the present");
        var viesti = Viesti.inMemory(clock, clock, new byte[32])
                .mail(mail)
                .contentTypes(new TikaContentTypeDetector())
                .build();
        DemoData.fill(viesti, clock, progress);
        assertThat(clock.instant()).isEqualTo(now);
        assertThat(clock.next()).isEqualTo("of the present");
        return viesti;
    }

    @Test
    void there_are_as_many_as_it_says() {
        assertThat(partners).hasSize(12);
        assertThat(merchants()).hasSize(60);
        assertThat(talks).hasSizeBetween(380, 420);
        assertThat(DemoData.SUMMARY).contains("12 partners", "60 merchants", "about 400 conversations");
    }

    @Test
    void every_kind_of_entry_is_there() {
        var contents = entries().map(entry -> entry.content()).toList();

        assertThat(contents.stream().<Class<?>>map(Content::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Content.class.getPermittedSubclasses());
        assertThat(contents.stream().map(Content::type).collect(Collectors.toSet()))
                .containsAll(workTypes());
        assertThat(entries().map(entry -> entry.author().kind())).contains(Author.Kind.values());
    }

    /** Every word that a record of work can have. */
    private static Set<String> workTypes() {
        var types = new HashSet<String>();
        for (var status : ProposalStatus.values()) {
            types.add(new WorkEvent.ProposalEvent(new ProposalId("p"), "title", status).type());
        }
        for (var status : JobStatus.values()) {
            types.add(new WorkEvent.JobEvent(new JobId("j"), status).type());
        }
        for (var status : InvoiceStatus.values()) {
            types.add(new WorkEvent.InvoiceEvent(new InvoiceId("i"), Money.of("1", "EUR"), status).type());
        }
        return types;
    }

    @Test
    void proposals_jobs_and_invoices_are_in_every_state() {
        assertThat(talks.stream()
                        .flatMap(talk -> talk.work().proposals().stream())
                        .map(Proposal::status))
                .contains(ProposalStatus.values());
        assertThat(talks.stream().flatMap(talk -> talk.work().jobs().stream()).map(Job::status))
                .contains(JobStatus.values());
        assertThat(talks.stream()
                        .flatMap(talk -> talk.work().invoices().stream())
                        .map(Invoice::status))
                .contains(InvoiceStatus.values());
        assertThat(talks.stream().flatMap(talk -> talk.work().proposals().stream()))
                .as("an accepted proposal that stands for the work itself, as there is no shop")
                .anyMatch(proposal -> proposal.status() == ProposalStatus.ACCEPTED
                        && proposal.job().isEmpty())
                .as("one that is declined without a reason, and one with")
                .anyMatch(proposal -> proposal.status() == ProposalStatus.DECLINED
                        && proposal.reason().isEmpty())
                .anyMatch(proposal -> proposal.status() == ProposalStatus.DECLINED
                        && proposal.reason().isPresent())
                .anyMatch(proposal -> !proposal.milestones().isEmpty());
    }

    @Test
    void conversations_are_of_every_kind() {
        var views = talks.stream().map(Talked::view).toList();

        assertThat(views.stream().map(ConversationView::merchantKind)).contains(MerchantKind.values());
        assertThat(views.stream().map(ConversationView::origin)).contains(Origin.values());
        assertThat(views).extracting(ConversationView::blocked).contains(true, false);
        assertThat(views).anyMatch(view -> !view.openJobs().isEmpty());
        assertThat(views).anyMatch(view -> view.tags().isEmpty());
        assertThat(views).anyMatch(view -> view.tags().size() > 2);
        assertThat(talks)
                .as("a merchant who came back with another request")
                .anyMatch(talk -> talk.entries().stream()
                                .filter(entry -> entry.content() instanceof Content.ContactRequest)
                                .count()
                        > 1);
    }

    @Test
    void messages_come_with_text_with_files_and_with_files_alone() {
        var messages = entries()
                .flatMap(entry ->
                        entry.content() instanceof Content.Message message ? Stream.of(message) : Stream.empty())
                .toList();

        assertThat(messages).anyMatch(message -> message.files().isEmpty());
        assertThat(messages).anyMatch(message -> message.text().isEmpty());
        assertThat(messages)
                .anyMatch(
                        message -> !message.files().isEmpty() && !message.text().isEmpty());
        assertThat(entries().flatMap(entry -> entry.content().files().stream()).map(Attachment::contentType))
                .contains("image/png", "application/pdf", "text/plain");
    }

    @Test
    void partners_are_reached_or_not_for_every_reason() {
        var receptions =
                partners.stream().map(partner -> partner(partner).reception()).collect(Collectors.toSet());

        assertThat(receptions)
                .containsExactlyInAnyOrder(
                        new Reception(true, true),
                        new Reception(true, false),
                        new Reception(false, true),
                        new Reception(false, false));
        assertThat(partners.stream()
                        .flatMap(partner -> partner(partner).services().stream())
                        .map(Service::status))
                .contains(Service.Status.values());
        assertThat(partners.stream().map(partner -> partner(partner).profile().status()))
                .contains(Profile.Status.values());
    }

    @Test
    void people_differ_in_language_time_zone_and_the_mails_they_want() {
        var members = partners.stream()
                .flatMap(partner -> members(viesti, partner).stream())
                .toList();
        var settings = members.stream()
                .map(member -> viesti.notifications().settings(new Actor.Member(member.id(), member.partner())))
                .toList();

        assertThat(members.stream().map(Member::language)).contains(Language.FINNISH, Language.ENGLISH);
        assertThat(members.stream().map(Member::timeZone).distinct().count()).isGreaterThan(4);
        assertThat(merchants().stream().map(Merchant::language)).contains(Language.FINNISH, Language.ENGLISH);
        assertThat(settings).contains(NotificationSettings.DEFAULT);
        for (var kind : NotificationKind.values()) {
            assertThat(settings).as("%s is unwanted by somebody", kind).anyMatch(any -> !any.wants(kind));
        }
    }

    @Test
    void somebody_has_left_and_is_still_the_author_of_what_they_wrote() {
        var gone = viesti.identities().member("kalle");

        assertThat(gone).isEmpty();
        assertThat(entries()).anyMatch(entry -> entry.authorName().equals("Kalle Ahonen"));
    }

    @Test
    void some_is_unread_and_most_is_read() {
        var aino = viesti.identities().member(DemoData.MEMBER).orElseThrow();
        var all = inbox(viesti, aino);
        var unread = all.stream().filter(view -> view.unread() > 0).toList();

        assertThat(unread.size()).isBetween(3, all.size() / 3);
        assertThat(conversations(viesti.identities().merchant(DemoData.MERCHANT).orElseThrow()))
                .hasSizeGreaterThan(3);
        assertThat(merchants().stream()
                        .flatMap(merchant -> conversations(new Actor.Merchant(merchant.id())).stream())
                        .filter(view -> view.unread() > 0)
                        .count())
                .isBetween(10L, 200L);
    }

    @Test
    void everything_lies_in_the_past_weeks() {
        assertThat(entries().map(EntryView::at))
                .allMatch(at -> !at.isAfter(NOW) && at.isAfter(NOW.minus(Duration.ofDays(44))));
        assertThat(entries().map(EntryView::at)).anyMatch(at -> at.isAfter(NOW.minus(Duration.ofHours(6))));
    }

    @Test
    void no_mail_of_the_past_was_sent_or_waits() {
        assertThat(viesti.notifications().closeWindows()).isZero();
        assertThat(viesti.notifications().depth().waiting()).isZero();
        assertThat(mails).isEmpty();
    }

    @Test
    void nothing_in_the_texts_was_left_to_be_filled_in() {
        assertThat(entries().map(entry -> entry.content().toString())).noneMatch(text -> text.matches("(?s).*[{}].*"));
    }

    @Test
    void progress_begins_low_grows_and_ends_full() {
        assertThat(progress)
                .isSorted()
                .first()
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(10);
        assertThat(progress).last().isEqualTo(100);
    }

    @Test
    void another_day_has_the_same_data_but_for_the_dates() {
        assertThat(told(talks(filled(LATER, mail -> {}, (done, all) -> {})))).isEqualTo(told(talks));
    }

    private static List<String> told(List<Talked> talks) {
        return talks.stream()
                .map(talk -> talk.view().id() + " " + talk.view().merchantName() + " "
                        + talk.view().tags() + " "
                        + talk.view().unread() + " " + talk.view().preview() + " "
                        + talk.entries().stream()
                                .map(entry -> entry.seq() + " " + entry.authorName() + " " + entry.content())
                                .toList())
                .toList();
    }

    private Stream<EntryView> entries() {
        return talks.stream().flatMap(talk -> talk.entries().stream());
    }

    private PartnerView partner(Partner partner) {
        return viesti.provisioning().partner(viesti.identities().operator(), partner.id());
    }

    private List<Merchant> merchants() {
        return viesti.provisioning()
                .merchants(viesti.identities().operator(), Slice.first(100))
                .items();
    }

    private static List<Member> members(Viesti viesti, Partner partner) {
        return viesti.provisioning()
                .members(viesti.identities().operator(), partner.id(), Slice.first(100))
                .items();
    }

    private static List<Talked> talks(Viesti viesti) {
        var host = viesti.identities().operator();
        return viesti.provisioning().partners(host, Slice.first(100)).items().stream()
                .map(partner -> members(viesti, partner).get(0))
                .map(member -> new Actor.Member(member.id(), member.partner()))
                .flatMap(actor -> inbox(viesti, actor).stream()
                        .map(view -> new Talked(
                                view,
                                viesti.messaging().entries(actor, view.id(), new EntryRange.Latest(100)),
                                viesti.messaging().work(actor, view.id()))))
                .toList();
    }

    private static List<ConversationView> inbox(Viesti viesti, Actor.Member actor) {
        var all = new ArrayList<ConversationView>();
        var slice = Optional.of(Slice.first(100));
        while (slice.isPresent()) {
            var page = viesti.messaging().inbox(actor, InboxFilter.ALL, slice.get());
            all.addAll(page.items());
            slice = page.next().map(next -> new Slice(100, Optional.of(next)));
        }
        return all;
    }

    private List<ConversationView> conversations(Actor.Merchant actor) {
        return viesti.messaging().conversations(actor, Slice.first(100)).items();
    }
}
