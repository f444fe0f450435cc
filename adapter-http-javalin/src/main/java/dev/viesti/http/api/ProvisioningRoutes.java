package dev.viesti.http.api;

import static dev.viesti.http.api.Route.PAGING;

import dev.viesti.application.Listing;
import dev.viesti.application.Provisioning;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.util.List;

/** What the host tells of partners and merchants (X2); a partner itself is read with {@link MarketplaceRoutes}. */
final class ProvisioningRoutes {
    private static final String PARTNER = "partnerId";
    private static final String SERVICE = "serviceId";
    private static final String MEMBER = "memberId";
    private static final String MERCHANT = "merchantId";
    private static final String SHOP = "shopId";

    private final Provisioning provisioning;

    ProvisioningRoutes(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/partners").operator().query(PAGING).to(this::partners),
                Route.put("/partners/{partnerId}").operator().to(this::putPartner),
                Route.get("/partners/{partnerId}/profile").operator().to(this::profile),
                Route.put("/partners/{partnerId}/profile").operator().to(this::putProfile),
                Route.get("/partners/{partnerId}/services")
                        .operator()
                        .query(PAGING)
                        .to(this::services),
                Route.get("/partners/{partnerId}/services/{serviceId}")
                        .operator()
                        .to(this::service),
                Route.put("/partners/{partnerId}/services/{serviceId}")
                        .operator()
                        .to(this::putService),
                Route.get("/partners/{partnerId}/members")
                        .operator()
                        .query(PAGING)
                        .to(this::members),
                Route.get("/partners/{partnerId}/members/{memberId}").operator().to(this::member),
                Route.put("/partners/{partnerId}/members/{memberId}").operator().to(this::putMember),
                Route.delete("/partners/{partnerId}/members/{memberId}")
                        .operator()
                        .to(this::removeMember),
                Route.get("/merchants").operator().query(PAGING).to(this::merchants),
                Route.get("/merchants/{merchantId}").operator().to(this::merchant),
                Route.put("/merchants/{merchantId}").operator().to(this::putMerchant),
                Route.get("/merchants/{merchantId}/shops")
                        .operator()
                        .query(PAGING)
                        .to(this::shops),
                Route.get("/merchants/{merchantId}/shops/{shopId}").operator().to(this::shop),
                Route.put("/merchants/{merchantId}/shops/{shopId}").operator().to(this::putShop));
    }

    private Answer partners(Request request) {
        var slice = request.slice(Listing.PARTNERS);
        return Answer.page(provisioning.partners(request.operator(), slice), DirectoryJson::partner);
    }

    private Answer putPartner(Request request) {
        var body = request.body();
        var id = request.newId(PARTNER, PartnerId::new);
        var name = body.text("name");
        var languages = body.texts("languages", Language::of);
        var partner = request.read(() -> Partner.of(id, name, languages));
        var created = provisioning.put(request.operator(), partner);
        return Answer.put(created, DirectoryJson.partner(provisioning.partner(request.operator(), id), true));
    }

    private Answer profile(Request request) {
        return Answer.ok(
                DirectoryJson.profile(provisioning.profile(request.operator(), request.id(PARTNER, PartnerId::new))));
    }

    private Answer putProfile(Request request) {
        var body = request.body();
        var status = body.word("status", List.of(Profile.Status.values()), Profile.Status::word);
        var headline = body.text("headline");
        var profile = request.read(() -> Profile.of(status, headline));
        var partner = request.id(PARTNER, PartnerId::new);
        provisioning.put(request.operator(), partner, profile);
        return Answer.ok(DirectoryJson.profile(provisioning.profile(request.operator(), partner)));
    }

    private Answer services(Request request) {
        var slice = request.slice(Listing.SERVICES);
        return Answer.page(
                provisioning.services(request.operator(), request.id(PARTNER, PartnerId::new), slice),
                DirectoryJson::service);
    }

    private Answer service(Request request) {
        return Answer.ok(DirectoryJson.service(provisioning.service(
                request.operator(), request.id(PARTNER, PartnerId::new), request.id(SERVICE, ServiceId::new))));
    }

    private Answer putService(Request request) {
        var body = request.body();
        var id = request.newId(SERVICE, ServiceId::new);
        var title = body.text("title");
        var category = body.text("category");
        var description = body.text("description");
        var priceFrom = body.optionalMoney("priceFrom");
        var status = body.word("status", List.of(Service.Status.values()), Service.Status::word);
        var service = request.read(() -> Service.of(
                request.owner(PARTNER, PartnerId::new), id, title, category, description, priceFrom, status));
        var partner = request.id(PARTNER, PartnerId::new);
        var created = provisioning.put(request.operator(), service);
        return Answer.put(created, DirectoryJson.service(provisioning.service(request.operator(), partner, id)));
    }

    private Answer members(Request request) {
        var slice = request.slice(Listing.MEMBERS);
        return Answer.page(
                provisioning.members(request.operator(), request.id(PARTNER, PartnerId::new), slice),
                DirectoryJson::member);
    }

    private Answer member(Request request) {
        return Answer.ok(DirectoryJson.member(provisioning.member(
                request.operator(), request.id(PARTNER, PartnerId::new), request.id(MEMBER, MemberId::new))));
    }

    private Answer putMember(Request request) {
        var body = request.body();
        var id = request.newId(MEMBER, MemberId::new);
        var name = body.text("name");
        var email = body.text("email");
        var language = body.text("language");
        var timeZone = body.text("timeZone");
        var member = request.read(
                () -> Member.of(id, request.owner(PARTNER, PartnerId::new), name, email, language, timeZone));
        var partner = request.id(PARTNER, PartnerId::new);
        var created = provisioning.put(request.operator(), member);
        return Answer.put(created, DirectoryJson.member(provisioning.member(request.operator(), partner, id)));
    }

    private Answer removeMember(Request request) {
        provisioning.remove(request.operator(), request.id(PARTNER, PartnerId::new), request.id(MEMBER, MemberId::new));
        return Answer.noContent();
    }

    private Answer merchants(Request request) {
        var slice = request.slice(Listing.MERCHANTS);
        return Answer.page(provisioning.merchants(request.operator(), slice), DirectoryJson::merchant);
    }

    private Answer merchant(Request request) {
        return Answer.ok(DirectoryJson.merchant(
                provisioning.merchant(request.operator(), request.id(MERCHANT, MerchantId::new))));
    }

    private Answer putMerchant(Request request) {
        var body = request.body();
        var id = request.newId(MERCHANT, MerchantId::new);
        var name = body.text("name");
        var email = body.text("email");
        var language = body.text("language");
        var merchant = request.read(() -> Merchant.of(id, name, email, language));
        var created = provisioning.put(request.operator(), merchant);
        return Answer.put(created, DirectoryJson.merchant(provisioning.merchant(request.operator(), id)));
    }

    private Answer shops(Request request) {
        var slice = request.slice(Listing.SHOPS);
        return Answer.page(
                provisioning.shops(request.operator(), request.id(MERCHANT, MerchantId::new), slice),
                DirectoryJson::shop);
    }

    private Answer shop(Request request) {
        return Answer.ok(DirectoryJson.shop(provisioning.shop(
                request.operator(), request.id(MERCHANT, MerchantId::new), request.id(SHOP, ShopId::new))));
    }

    private Answer putShop(Request request) {
        var body = request.body();
        var id = request.newId(SHOP, ShopId::new);
        var name = body.text("name");
        var url = body.text("url");
        var role = body.word("role", List.of(ShopRole.values()), ShopRole::word);
        var shop = request.read(() -> Shop.of(id, name, url));
        var merchant = request.id(MERCHANT, MerchantId::new);
        var created = provisioning.put(request.operator(), merchant, shop, role);
        return Answer.put(created, DirectoryJson.shop(provisioning.shop(request.operator(), merchant, id)));
    }
}
