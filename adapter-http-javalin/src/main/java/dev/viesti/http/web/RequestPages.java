package dev.viesti.http.web;

import dev.viesti.application.FileExchange;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Identities;
import dev.viesti.application.Marketplace;
import dev.viesti.application.NotFound;
import dev.viesti.application.OfferedService;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.Directory.MerchantShop;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Language;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.party.Service;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How merchants begin conversations: with a partner of their choice, or with those that fit a task (C1–C4). */
final class RequestPages {
    private static final String CONTACT = "/services/{partnerId}/{serviceId}/contact";
    private static final String MATCH = "/match";
    private static final String NO_SHOP = "none";
    /** In front of a shop's id, which so can't be mistaken for {@link #NO_SHOP}. */
    private static final String SHOP = "shop:";

    private final Marketplace marketplace;
    private final Identities identities;
    private final FileExchange files;
    private final Layout layout;

    RequestPages(Viesti viesti, Layout layout) {
        marketplace = viesti.marketplace();
        identities = viesti.identities();
        files = viesti.files();
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(CONTACT, Admission.SIGNED_IN, this::askForContact),
                PageRoute.post(CONTACT, Admission.SIGNED_IN, this::contact).withFiles(),
                PageRoute.get(MATCH, Admission.SIGNED_IN, this::askForTask),
                PageRoute.post(MATCH, Admission.SIGNED_IN, this::match),
                PageRoute.get(MATCH + "/{id}", Admission.MERCHANTS, this::matched));
    }

    private Reply askForContact(Visit visit) {
        requireMerchant(visit);
        var service = offered(visit).orElseThrow(() -> new RuleViolation(Rule.SERVICE_NOT_OFFERED));
        var attached = new FormFiles(visit, files);
        return show(visit, 200, Optional.of(service), contactForm(visit, Optional.of(service)), attached);
    }

    private Reply contact(Visit visit) throws IOException {
        requireMerchant(visit);
        var attached = new FormFiles(visit, files);
        try {
            attached.takeIn();
            var draft = draft(visit, attached);
            return visit.done("/conversations/"
                    + marketplace
                            .contact(visit.merchant(), draft, key(visit))
                            .id()
                            .value());
        } catch (InvalidInput invalid) {
            var service = seen(visit);
            return show(visit, 422, service, contactForm(visit, service).refused(invalid), attached);
        } catch (RuleViolation violation) {
            var service = seen(visit);
            var form = contactForm(visit, service).refused(visit, violation);
            return show(visit, Problems.status(visit, violation), service, form, attached);
        } catch (NotFound gone) {
            if (attached.unsent().size() == attached.ids().size()) {
                throw gone;
            }
            var service = seen(visit);
            var form = contactForm(visit, service).refused(visit.reader().say(ComposerWords.FILE_GONE));
            return show(visit, 422, service, form, attached);
        }
    }

    private static ContactRequestDraft draft(Visit visit, FormFiles attached) {
        var errors = new FieldErrors();
        var shop = errors.read("shop", () -> shop(visit)).flatMap(chosen -> chosen);
        var draft = errors.read(
                "",
                () -> new ContactRequestDraft(
                        partner(visit),
                        visit.id("serviceId", ServiceId::new),
                        shop,
                        visit.field("outline"),
                        visit.field("requirements"),
                        attached.ids()));
        attached.check(errors);
        errors.throwIfAny();
        return draft.orElseThrow();
    }

    /**
     * The shop that was chosen, or explicitly none (P3).
     *
     * @throws InvalidInput if nothing was chosen
     */
    private static Optional<ShopId> shop(Visit visit) {
        var chosen = visit.field("shop");
        if (chosen.equals(NO_SHOP)) {
            return Optional.empty();
        }
        var errors = new FieldErrors();
        errors.check(chosen.startsWith(SHOP), "", "required", "must be chosen, or be none");
        errors.throwIfAny();
        return Optional.of(new ShopId(Visit.wellFormed("shop", chosen.substring(SHOP.length()))));
    }

    private static FormView contactForm(Visit visit, Optional<OfferedService> service) {
        var title = service.map(offer -> visit.reader().say(MarketplaceWords.CONTACT_PARTNER, offer.partnerName()))
                .orElseGet(() -> visit.reader().say(MarketplaceWords.CONTACT));
        return FormView.of(visit, title, visit.context().path(), Offers.PATH);
    }

    private Reply show(Visit visit, int status, Optional<OfferedService> service, FormView form, FormFiles attached) {
        var content =
                layout.templates().contactForm(form, service, shops(visit), attached.unsent(), attached.refused());
        return layout.form(visit, status, Section.MARKETPLACE, form.title(), content);
    }

    /** The service that the request is about, if the partner offers it. */
    private Optional<OfferedService> offered(Visit visit) {
        var id = visit.id("serviceId", ServiceId::new);
        var view = marketplace.partner(visit.merchant(), partner(visit));
        return view.services().stream()
                .filter(Service::isActive)
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(service -> new OfferedService(view.partner().name(), service));
    }

    /** As {@link #offered}, also of a partner that merchants don't see any more. */
    private Optional<OfferedService> seen(Visit visit) {
        try {
            return offered(visit);
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private Reply askForTask(Visit visit) {
        requireMerchant(visit);
        return show(visit, 200, taskForm(visit));
    }

    private Reply match(Visit visit) {
        requireMerchant(visit);
        try {
            var matched = marketplace.match(visit.merchant(), task(visit), key(visit));
            return visit.done(MATCH + "/" + matched.id().value());
        } catch (InvalidInput invalid) {
            return show(visit, 422, taskForm(visit).refused(invalid));
        } catch (RuleViolation violation) {
            var form = violation.rule() == Rule.NO_MATCH
                    ? taskForm(visit).refused(visit.reader().say(MarketplaceWords.NO_MATCH))
                    : taskForm(visit).refused(visit, violation);
            return show(visit, Problems.status(visit, violation), form);
        }
    }

    private static MatchingTask task(Visit visit) {
        var errors = new FieldErrors();
        var shop = errors.read("shop", () -> shop(visit)).flatMap(chosen -> chosen);
        var amount = visit.reader().amount(visit.field("budget.amount"));
        var budget = amount.isEmpty()
                ? Optional.<Money>empty()
                : errors.read("budget", () -> Money.of(amount, visit.field("budget.currency")));
        var language = visit.entered("language").flatMap(code -> errors.read("language", () -> Language.of(code)));
        var task = errors.read(
                "",
                () -> new MatchingTask(
                        visit.field("category"),
                        visit.field("outline"),
                        visit.field("requirements"),
                        shop,
                        budget,
                        language));
        errors.throwIfAny();
        return task.orElseThrow();
    }

    private static FormView taskForm(Visit visit) {
        return FormView.of(visit, visit.reader().say(CommonWords.GET_MATCHED), MATCH, "/conversations");
    }

    private Reply show(Visit visit, int status, FormView form) {
        var content = layout.templates().taskForm(form, MarketplacePages.categories(marketplace, visit), shops(visit));
        return layout.form(visit, status, Section.MATCHING, form.title(), content);
    }

    private Reply matched(Visit visit) {
        var matched = marketplace.matched(visit.merchant(), visit.id("id", MatchingRequestId::new));
        var frame = layout.frame(visit, Section.MATCHING, visit.reader().say(MarketplaceWords.MATCHED));
        return Reply.html(200, layout.templates().matched(frame, matched));
    }

    /** A reason of the algorithm's, in words; what another algorithm gives is shown as it is. */
    static String because(Reader reader, String reason) {
        var recent = "recent-requests-";
        if (reason.startsWith(recent) && reason.substring(recent.length()).matches("[0-9]{1,9}")) {
            var count = Integer.parseInt(reason.substring(recent.length()));
            return count == 0
                    ? reader.say(MarketplaceWords.BECAUSE_NO_REQUESTS)
                    : reader.count(count, MarketplaceWords.BECAUSE_ONE_REQUEST, MarketplaceWords.BECAUSE_REQUESTS);
        }
        return switch (reason) {
            case "category" -> reader.say(MarketplaceWords.BECAUSE_CATEGORY);
            case "language" -> reader.say(MarketplaceWords.BECAUSE_LANGUAGE);
            case "budget" -> reader.say(MarketplaceWords.BECAUSE_BUDGET);
            default -> reason;
        };
    }

    private List<MerchantShop> shops(Visit visit) {
        return identities.profile(visit.merchant()).shops();
    }

    private static PartnerId partner(Visit visit) {
        return visit.id("partnerId", PartnerId::new);
    }

    private static Optional<IdempotencyKey> key(Visit visit) {
        return visit.entered("key").map(IdempotencyKey::new);
    }

    private static void requireMerchant(Visit visit) {
        if (visit.isMember()) {
            throw new RuleViolation(Rule.ONLY_MERCHANTS_START_CONVERSATIONS);
        }
    }
}
