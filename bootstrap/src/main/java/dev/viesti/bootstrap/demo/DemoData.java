package dev.viesti.bootstrap.demo;

import dev.viesti.application.Viesti;
import dev.viesti.bootstrap.demo.Cast.Client;
import dev.viesti.bootstrap.demo.Cast.Company;
import dev.viesti.bootstrap.demo.Cast.Place;
import dev.viesti.bootstrap.demo.Words.Story;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.tag.TagName;
import dev.viesti.http.web.PageSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A marketplace that has been busy for six weeks. Everything is done by the use cases, so every rule holds; apart from
 * the dates it is the same each time.
 */
public final class DemoData {
    /** What there is, in a line. */
    public static final String SUMMARY =
            "A marketplace to try: 12 partners, 60 merchants and about 400 conversations of the last six weeks.";

    /** The partner that has the most to show. */
    public static final String PARTNER = "pikselipaja";
    /** A member of {@link #PARTNER}. */
    public static final String MEMBER = "aino";
    /** Who {@link #MEMBER} is. */
    public static final String MEMBER_NAME = "Aino Korhonen, a member of Pikselipaja";
    /** A merchant with several conversations. */
    public static final String MERCHANT = "mari-salo";
    /** Who {@link #MERCHANT} is. */
    public static final String MERCHANT_NAME = "Mari Salo, a merchant who owns a yarn shop";

    static final int LEFT_DAYS_AGO = 14;
    private static final long SEED = 1863;

    private final Stage stage;
    private final Cast cast = Cast.read();
    private final Map<Language, Words> words = Map.of(
            Language.FINNISH, Words.in(Language.FINNISH),
            Language.ENGLISH, Words.in(Language.ENGLISH));
    private final List<Talk> talks = new ArrayList<>();

    private DemoData(Stage stage) {
        this.stage = stage;
    }

    /**
     * Fills an empty marketplace with the weeks before now. No mail is left to be sent for them: their windows are closed,
     * and nobody wanted mails.
     *
     * @param clock the clock and the ids of that marketplace
     */
    public static void fill(Viesti viesti, PastAndPresent clock, Progress progress) {
        var stage = new Stage(viesti, clock);
        clock.moveTo(stage.eveningOf(Stage.DAYS + 1));
        new DemoData(stage).fill(progress);
        clock.backToThePresent();
    }

    /** Everybody who takes part and hasn't left, those with the most to show first. */
    public static List<PageSettings.Person> people() {
        var cast = Cast.read();
        var people = new ArrayList<PageSettings.Person>();
        for (var company : cast.companies()) {
            for (var member : company.members()) {
                people.add(new PageSettings.Person(
                        company.actor(member), member.name(), company.partner().name()));
            }
        }
        for (var client : cast.clients()) {
            var shops = client.places().stream()
                    .flatMap(place -> place.shop().stream())
                    .map(Shop::name)
                    .collect(Collectors.joining(", "));
            people.add(new PageSettings.Person(client.actor(), client.merchant().name(), shops));
        }
        return people;
    }

    private void fill(Progress progress) {
        provision();
        plan();
        stage.play(progress);
        for (var i = 0; i < talks.size(); i++) {
            read(talks.get(i), new Random(SEED + i));
            Stage.after(progress, i, talks.size());
        }
        stage.viesti().notifications().closeWindows();
        stage.viesti().notifications().deliver();
        cast.companies().forEach(this::wantMails);
        Stage.after(progress, 1, 1);
    }

    private void provision() {
        var host = stage.viesti().identities().operator();
        var provisioning = stage.viesti().provisioning();
        for (var company : cast.companies()) {
            provisioning.put(host, company.partner());
            var isNew = company.end().equals("draft") && company.talks() == 0;
            provisioning.put(
                    host,
                    company.partner().id(),
                    company.profile(isNew ? Profile.Status.DRAFT : Profile.Status.PUBLISHED));
            company.services().forEach(service -> provisioning.put(host, service));
            for (var member : company.everybody()) {
                provisioning.put(host, member);
                stage.viesti().notifications().put(company.actor(member), new NotificationSettings(false, false));
            }
        }
        for (var client : cast.clients()) {
            provisioning.put(host, client.merchant());
            for (var place : client.places()) {
                place.shop()
                        .ifPresent(
                                shop -> provisioning.put(host, client.merchant().id(), shop, place.role()));
            }
        }
    }

    private void plan() {
        var matched = planMatching();
        for (var i = 0; i < cast.companies().size(); i++) {
            planTalks(cast.companies().get(i), new Random(SEED * 31 + i), matched);
        }
        for (var day = 0; day <= Stage.DAYS; day++) {
            stage.at(
                    stage.eveningOf(day + 1),
                    () -> stage.viesti().notifications().deliver());
        }
        for (var company : cast.companies()) {
            stage.at(stage.eveningOf(LEFT_DAYS_AGO), () -> leave(company));
            stage.at(stage.eveningOf(1), () -> settle(company));
        }
    }

    /** Every third merchant has a task matched; the partners that may get it aren't asked directly as well. */
    private Map<Place, String> planMatching() {
        var random = new Random(SEED);
        Map<Place, String> matched = new HashMap<>();
        var categories = List.of("design", "development", "photography", "seo", "logistics", "advertising");
        for (var i = 0; i < cast.clients().size(); i += 3) {
            var client = cast.clients().get(i);
            var place = client.places().get(0);
            var spoken = words.get(client.merchant().language());
            var category = categories.get(i / 3 % categories.size());
            var stories = Objects.requireNonNull(spoken)
                    .stories(category, place.shop().isEmpty());
            if (!stories.isEmpty()) {
                matched.put(place, category);
                var story = stories.get(random.nextInt(stories.size()));
                var time = i % 15 == 0 ? stage.lately(random) : stage.on(1 + random.nextInt(Stage.DAYS - 4), random);
                var own = new Random(random.nextLong());
                stage.at(time, () -> match(time, client, place, spoken, story, own));
            }
        }
        return matched;
    }

    private void match(Instant time, Client client, Place place, Words spoken, Story story, Random random) {
        var author = new Talk(stage, cast.companies().get(0), client, place, spoken, story, random, talk -> {});
        var budget = story.steps().stream().mapToInt(Words.Step::price).sum();
        var matched = stage.viesti()
                .marketplace()
                .match(
                        client.actor(),
                        new MatchingTask(
                                story.category(),
                                author.outline(),
                                author.requirements(),
                                place.shop().map(shop -> shop.id()),
                                random.nextBoolean()
                                        ? Optional.of(Money.of(Integer.toString(budget), "EUR"))
                                        : Optional.empty(),
                                random.nextBoolean()
                                        ? Optional.of(client.merchant().language())
                                        : Optional.empty()),
                        Optional.empty());
        for (var conversation : matched.conversations()) {
            var company = cast.companies().stream()
                    .filter(any -> any.partner().id().equals(conversation.partner()))
                    .findAny()
                    .orElseThrow();
            var talk =
                    new Talk(stage, company, client, place, spoken, story, new Random(random.nextLong()), talks::add);
            if (company.partner().languages().contains(spoken.language())) {
                talk.goOn(
                        time,
                        conversation.id(),
                        conversation.openJobs().stream().findFirst());
            } else {
                talk.rest(conversation.id());
            }
        }
    }

    private void planTalks(Company company, Random random, Map<Place, String> matched) {
        record Meeting(Client client, Place place, Words spoken, Story story) {}
        var meetings = new ArrayList<Meeting>();
        for (var client : cast.clients()) {
            for (var place : client.places()) {
                var speaks = company.partner().languages();
                var language = speaks.contains(client.merchant().language())
                        ? client.merchant().language()
                        : Language.ENGLISH;
                var spoken = Objects.requireNonNull(words.get(language));
                var stories = company.services().stream()
                        .filter(Service::isActive)
                        .flatMap(service ->
                                spoken.stories(service.category(), place.shop().isEmpty()).stream())
                        .toList();
                var mayGetTask = Optional.ofNullable(matched.get(place))
                        .flatMap(company::service)
                        .isPresent();
                var story = stories.isEmpty()
                        ? Optional.<Story>empty()
                        : Optional.of(stories.get(random.nextInt(stories.size())));
                if (speaks.contains(language) && !mayGetTask) {
                    story.ifPresent(any -> meetings.add(new Meeting(client, place, spoken, any)));
                }
            }
        }
        Collections.shuffle(meetings, random);
        var count = Math.min(company.talks(), meetings.size());
        for (var i = 0; i < count; i++) {
            var meeting = meetings.get(i);
            var own = new Random(random.nextLong());
            var ago = 1 + (int) ((Stage.DAYS - 1) * Math.pow(random.nextDouble(), 1.4));
            var time = i % 14 == 3 && company.receivesToday() ? stage.lately(random) : stage.on(ago, random);
            stage.at(time, () -> {
                if (!stage.isBlocked(
                        company.partner().id(), meeting.client().merchant().id())) {
                    new Talk(
                                    stage,
                                    company,
                                    meeting.client(),
                                    meeting.place(),
                                    meeting.spoken(),
                                    meeting.story(),
                                    own,
                                    talks::add)
                            .begin(time);
                }
            });
        }
    }

    private void leave(Company company) {
        company.former()
                .forEach(member -> stage.viesti()
                        .provisioning()
                        .remove(
                                stage.viesti().identities().operator(),
                                company.partner().id(),
                                member.id()));
    }

    /** How the partner is by now. */
    private void settle(Company company) {
        var host = stage.viesti().identities().operator();
        if (company.end().equals("draft")) {
            stage.viesti().provisioning().put(host, company.partner().id(), company.profile(Profile.Status.DRAFT));
        }
        if (company.end().equals("retired")) {
            company.services().stream()
                    .map(service -> new Service(
                            service.partner(),
                            service.id(),
                            service.title(),
                            service.category(),
                            service.description(),
                            service.priceFrom(),
                            Service.Status.RETIRED))
                    .forEach(service -> stage.viesti().provisioning().put(host, service));
        }
        Optional.ofNullable(company.tags().get("unused"))
                .ifPresent(name -> stage.viesti()
                        .tagging()
                        .create(company.actor(company.members().get(0)), TagName.of(name), Optional.empty()));
    }

    /** Who has read what: nearly everything that is older than a few days, and much less of today. */
    private void read(Talk talk, Random random) {
        var messaging = stage.viesti().messaging();
        var conversation = messaging.conversation(talk.client().actor(), talk.id());
        var last = conversation.lastEntryAt();
        var unread = last.isAfter(stage.eveningOf(1)) ? 65 : last.isAfter(stage.eveningOf(4)) ? 22 : 2;
        for (var member : talk.company().members()) {
            var actor = talk.company().actor(member);
            if (random.nextInt(100) >= unread) {
                messaging.markRead(actor, talk.id(), Integer.MAX_VALUE);
            } else if (conversation.lastSeq() > 2) {
                messaging.markRead(actor, talk.id(), 1 + random.nextInt(conversation.lastSeq() - 1));
            }
        }
        if (random.nextInt(100) >= unread) {
            messaging.markRead(talk.client().actor(), talk.id(), Integer.MAX_VALUE);
        }
    }

    /** From now on everybody wants all mails, but for one in each larger company. */
    private void wantMails(Company company) {
        var members = company.members();
        var last = members.get(members.size() - 1);
        var rest = NotificationSettings.DEFAULT.without(
                members.size() > 2 ? NotificationKind.DIGEST : NotificationKind.FIRST_CONTACT);
        for (var member : members) {
            var settings = member.equals(last) && members.size() > 1 ? rest : NotificationSettings.DEFAULT;
            stage.viesti().notifications().put(company.actor(member), settings);
        }
    }
}
