package dev.viesti.http.web;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Marketplace;
import dev.viesti.application.OfferedService;
import dev.viesti.application.PartnerView;
import dev.viesti.application.ServiceFilter;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Where merchants look for services and partners, and members see how they are found. */
final class MarketplacePages {
    private static final int SHOWN = 24;
    private static final int MAX_QUERY = 200;
    /** Categories are gathered from so many pages of services at most. */
    private static final int PAGES_OF_CATEGORIES = 3;

    private final Marketplace marketplace;
    private final Layout layout;

    MarketplacePages(Viesti viesti, Layout layout) {
        marketplace = viesti.marketplace();
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(Offers.PATH, Admission.MERCHANTS, this::services),
                PageRoute.get("/partners/{partnerId}", Admission.SIGNED_IN, this::partner),
                PageRoute.get("/receiving", Admission.MEMBERS, this::receiving));
    }

    private Reply services(Visit visit) {
        var frame = layout.frame(visit, Section.MARKETPLACE, visit.reader().say(CommonWords.BROWSE));
        return switch (visit.target()) {
            case "services" -> {
                var offers = offers(visit, List.of());
                yield Reply.html(200, layout.templates().services(frame, offers, true))
                        .with("HX-Replace-Url", offers.path());
            }
            case "more" -> Reply.html(200, layout.templates().serviceCards(frame, offers(visit, List.of())));
            default -> Reply.html(200, layout.templates().browse(frame, offers(visit, categories(visit))));
        };
    }

    private Offers offers(Visit visit, List<String> categories) {
        var query =
                visit.query("q").map(text -> Text.beginning(text, MAX_QUERY)).filter(text -> !text.isBlank());
        var category = visit.query("category").filter(text -> Text.length(text) <= MAX_QUERY);
        var cursor = visit.query("cursor").map(text -> Cursor.parse(Listing.OFFERS, text));
        var page = marketplace.services(visit.merchant(), new ServiceFilter(query, category), new Slice(SHOWN, cursor));
        return new Offers(query, category, categories, page, cursor.isEmpty());
    }

    private List<String> categories(Visit visit) {
        return categories(marketplace, visit);
    }

    /** Categories in which something is offered, in alphabetical order: of the first few hundred services. */
    static List<String> categories(Marketplace marketplace, Visit visit) {
        var categories = new HashSet<String>();
        var all = new ServiceFilter(Optional.empty(), Optional.empty());
        Optional<Cursor> next = Optional.empty();
        for (var i = 0; i == 0 || (i < PAGES_OF_CATEGORIES && next.isPresent()); i++) {
            var page = marketplace.services(visit.merchant(), all, new Slice(Slice.MAX, next));
            page.items().forEach(offer -> categories.add(offer.service().category()));
            next = page.next();
        }
        return categories.stream().sorted(visit.reader().collator()).toList();
    }

    private Reply partner(Visit visit) {
        var view = marketplace.partner(visit.participant(), visit.id("partnerId", PartnerId::new));
        var section = visit.isMember() ? Section.NONE : Section.MARKETPLACE;
        var frame = layout.frame(visit, section, view.partner().name());
        return Reply.html(200, layout.templates().partner(frame, view, services(view)));
    }

    private Reply receiving(Visit visit) {
        var view = marketplace.partner(visit.member(), visit.member().partner());
        var frame = layout.frame(visit, Section.RECEIVING, visit.reader().say(CommonWords.RECEIVING));
        return Reply.html(200, layout.templates().receiving(frame, view, services(view)));
    }

    private static List<OfferedService> services(PartnerView view) {
        return view.services().stream()
                .map(service -> new OfferedService(view.partner().name(), service))
                .toList();
    }
}
