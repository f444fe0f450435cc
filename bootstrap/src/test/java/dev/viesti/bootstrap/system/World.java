package dev.viesti.bootstrap.system;

import java.util.UUID;

/**
 * One organisation and its customers, provisioned under ids of their own: the members Maija (Finnish) and Otto (English),
 * the merchant Aino with a shop, and the merchant Ville without one.
 */
final class World {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final RunningServer server;
    final String studio = "studio-" + mark;
    final String category = "design-" + mark;
    final String aino = "aino-" + mark;
    final String ville = "ville-" + mark;
    final String kauppa = "kauppa-" + mark;

    World(RunningServer server) {
        this.server = server;
        partner(studio, "Studio Siili", "120.00");
        memberOf(studio, "maija", "Maija Mäkelä", "fi");
        memberOf(studio, "otto", "Otto Berg", "en");
        var host = server.operator();
        host.put("/merchants/" + aino, "{'name':'Aino Ääkkönen','email':'%s','language':'fi'}", email("aino"))
                .expect(201);
        host.put(
                        "/merchants/" + aino + "/shops/" + kauppa,
                        "{'name':'Kahvikauppa %s','url':'https://www.kahvi-%s.fi/','role':'owner'}",
                        mark,
                        mark)
                .expect(201);
        host.put("/merchants/" + ville, "{'name':'Ville Virta','email':'%s','language':'en'}", email("ville"))
                .expect(201);
    }

    void partner(String id, String name, String priceFrom) {
        var host = server.operator();
        host.put("/partners/" + id, "{'name':'%s','languages':['fi','en']}", name)
                .expect(201);
        host.put("/partners/" + id + "/profile", "{'status':'published','headline':'We build shops'}")
                .expect(200);
        host.put(
                        "/partners/" + id + "/services/themes",
                        "{'title':'Themes','category':'%s','description':'Themes for shops',"
                                + "'priceFrom':{'amount':'%s','currency':'EUR'},'status':'active'}",
                        category,
                        priceFrom)
                .expect(201);
    }

    void memberOf(String partner, String id, String name, String language) {
        server.operator()
                .put(
                        "/partners/" + partner + "/members/" + own(id),
                        "{'name':'%s','email':'%s','language':'%s','timeZone':'Europe/Helsinki'}",
                        name,
                        email(id),
                        language)
                .expect(201);
    }

    /** The id as it is in this world. */
    String own(String id) {
        return id + "-" + mark;
    }

    String email(String id) {
        return id + "@" + mark + ".example";
    }

    /** The shop's host name without {@code www.}. */
    String shopHost() {
        return "kahvi-" + mark + ".fi";
    }

    /** A member by the id that it was provisioned with in this world. */
    Client member(String id) {
        return server.member(own(id));
    }

    Client maija() {
        return server.member(own("maija"));
    }

    Client otto() {
        return server.member(own("otto"));
    }

    Client aino() {
        return server.merchant(aino);
    }

    /** Aino at a server that was started anew with the same data. */
    Client again(RunningServer restarted) {
        return restarted.merchant(aino);
    }

    Client ville() {
        return server.merchant(ville);
    }

    /** Aino's conversation with the studio about her shop. */
    String contacted() {
        return contact(aino(), "'" + kauppa + "'").expect(201).id();
    }

    Answer contact(Client merchant, String shop) {
        return merchant.post(
                "/contact-requests",
                "{'partnerId':'" + studio + "','serviceId':'themes','shopId':" + shop
                        + ",'outline':'A new theme','requirements':'Green, please.'}");
    }

    /** A job that is in progress in the conversation. */
    String jobInProgress(String conversation) {
        var proposal = proposed(conversation);
        return aino().post("/proposals/" + proposal + "/accept").expect(200).string("jobId");
    }

    /** A proposal that waits for an answer in the conversation. */
    String proposed(String conversation) {
        return maija().post(
                        "/conversations/" + conversation + "/proposals",
                        "{'title':'Green theme','scope':'All pages','serviceId':'themes',"
                                + "'price':{'amount':'1200.5','currency':'EUR'},"
                                + "'milestones':[{'title':'Draft','days':5},"
                                + "{'title':'Finish','price':{'amount':'700','currency':'EUR'}}],"
                                + "'estimatedDays':20,'terms':'Half in advance'}")
                .expect(201)
                .id();
    }
}
