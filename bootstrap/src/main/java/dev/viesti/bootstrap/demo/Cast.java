package dev.viesti.bootstrap.demo;

import dev.viesti.application.Actor;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part: companies with their people, and merchants with their shops. */
record Cast(List<Company> companies, List<Client> clients) {

    /**
     * A partner and what belongs to it.
     *
     * @param end how it is at the end: {@code receiving}, {@code draft} or {@code retired} (its services)
     * @param talks how many merchants find it by themselves
     * @param former members who have left since
     * @param tags names by the occasion on which they are put on a conversation
     */
    record Company(
            Partner partner,
            String headline,
            String end,
            String currency,
            int talks,
            List<Service> services,
            List<Member> members,
            List<Member> former,
            Map<String, String> tags) {

        /** The members, and those who have left. */
        List<Member> everybody() {
            return Stream.concat(members.stream(), former.stream()).toList();
        }

        boolean receivesToday() {
            return end.equals("receiving");
        }

        Profile profile(Profile.Status status) {
            return Profile.of(status, headline);
        }

        Optional<Service> service(String category) {
            return services.stream()
                    .filter(service -> service.isActive() && service.category().equals(category))
                    .findFirst();
        }

        Actor.Member actor(Member member) {
            return new Actor.Member(member.id(), partner.id());
        }
    }

    /** A merchant. */
    record Client(Merchant merchant, List<Place> places) {
        Actor.Merchant actor() {
            return new Actor.Merchant(merchant.id());
        }
    }

    /**
     * A shop that a merchant works for, or has in mind.
     *
     * @param shop absent for one that isn't there yet
     * @param goods what is sold there, as in "we sell …", in the merchant's language and in English
     */
    record Place(Optional<Shop> shop, ShopRole role, List<String> goods) {
        String goods(boolean inEnglish) {
            return goods.get(inEnglish ? goods.size() - 1 : 0);
        }
    }

    static Cast read() {
        return new Cast(companies(Line.read("partners.txt")), clients(Line.read("merchants.txt")));
    }

    private static List<Company> companies(List<Line> lines) {
        var companies = new ArrayList<Company>();
        for (var block : blocks(lines, "partner")) {
            var head = block.get(0);
            var id = new PartnerId(head.field(0));
            var languages =
                    Stream.of(head.field(2).split(",")).map(Language::of).toList();
            Map<String, String> tags = new LinkedHashMap<>();
            block.stream()
                    .filter(line -> line.key().equals("tag"))
                    .forEach(line -> tags.put(line.field(0), line.field(1)));
            companies.add(new Company(
                    Partner.of(id, head.field(1), languages),
                    head.field(6),
                    head.field(3),
                    head.field(4),
                    Integer.parseInt(head.field(5)),
                    block.stream()
                            .filter(line -> line.key().equals("service"))
                            .map(line -> service(id, head.field(4), line))
                            .toList(),
                    members(id, block, "member"),
                    members(id, block, "former"),
                    tags));
        }
        return companies;
    }

    private static Service service(PartnerId partner, String currency, Line line) {
        return Service.of(
                partner,
                new ServiceId(line.field(0)),
                line.field(1),
                line.field(2),
                line.field(5),
                Optional.of(line.field(3)).filter(price -> !price.isEmpty()).map(price -> Money.of(price, currency)),
                Service.Status.valueOf(line.field(4)));
    }

    private static List<Member> members(PartnerId partner, List<Line> block, String key) {
        return block.stream()
                .filter(line -> line.key().equals(key))
                .map(line -> Member.of(
                        new MemberId(line.field(0)),
                        partner,
                        line.field(1),
                        line.field(0) + "@" + partner.value() + ".example",
                        line.field(2),
                        line.field(3)))
                .toList();
    }

    private static List<Client> clients(List<Line> lines) {
        return blocks(lines, "merchant").stream()
                .map(block -> {
                    var head = block.get(0);
                    return new Client(
                            Merchant.of(
                                    new MerchantId(head.field(0)),
                                    head.field(1),
                                    head.field(0) + "@mail.example",
                                    head.field(2)),
                            block.stream().skip(1).map(Cast::place).toList());
                })
                .toList();
    }

    private static Place place(Line line) {
        return line.key().equals("none")
                ? new Place(Optional.empty(), ShopRole.OWNER, line.fields())
                : new Place(
                        Optional.of(Shop.of(new ShopId(line.field(0)), line.field(1), line.field(2))),
                        line.key().equals("owner") ? ShopRole.OWNER : ShopRole.STAFF,
                        line.fields().subList(3, line.fields().size()));
    }

    private static List<List<Line>> blocks(List<Line> lines, String first) {
        var blocks = new ArrayList<List<Line>>();
        for (var line : lines) {
            if (line.key().equals(first)) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line);
        }
        return blocks;
    }
}
