package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.Cursor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.port.Storage;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inbox of an organisation with many conversations, on PostgreSQL. Each of these took a second or more where the
 * planner chose the way, and takes a few milliseconds where it isn't asked.
 */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxSpeedTest {
    private static final int CONVERSATIONS = 50_000;
    private static final Duration BOUND = Duration.ofMillis(400);
    private static final Duration BOUND_OF_A_PIECE = Duration.ofSeconds(2);
    private static final int TRIES = 8;

    private TestDatabase database;

    @BeforeAll
    void fill(Postgres.Server server) {
        database = new TestDatabase(server.newDatabase());
        database.execute("""
                insert into viesti_partner values ('p', 'Partner', 'partner', '', 'published', 'We help');
                insert into viesti_merchant
                  select 'm' || n, name, 'm@x.example', 'fi', lower(name), 'm' || n || '@x.example'
                  from (select n, case when n %% 10000 = 7 then 'Zebra ' else 'Matti ' end || md5(n::text) as name
                        from generate_series(1, %1$d) n) named;
                insert into viesti_pair (partner_id, merchant_id) select 'p', merchant_id from viesti_merchant;
                insert into viesti_conversation
                  select 'p', 'c' || lpad(substr(merchant_id, 2), 35, '0'), merchant_id, '(none)', 'no-shop', 'direct',
                    timestamptz '2026-01-01 00:00Z', search, ''
                  from viesti_merchant;
                insert into viesti_head
                  select 'p', 'c' || lpad(n::text, 35, '0'), 'm' || n, 3, 2, 1,
                    timestamptz '2026-02-01 00:00Z' + (n * 7919 %% %1$d) * interval '1 second', 'Preview', 0
                  from generate_series(1, %1$d) n;
                insert into viesti_tag select 'p', tag, tag, tag from unnest(array['rare', 'few', 'half', 'third', 'most']) tag;
                insert into viesti_conversation_tag
                  select 'p', 'c' || lpad(n::text, 35, '0'), tag
                  from generate_series(1, %1$d) n
                  join (values ('rare', 9973), ('few', 500), ('half', 2), ('third', 3)) tags (tag, every)
                    on n %% every = 0
                  union all
                  select 'p', 'c' || lpad(n::text, 35, '0'), 'most' from generate_series(1, %1$d) n where n %% 5 <> 0;
                insert into viesti_unread
                  select 'p', 'swamped', 'c' || lpad(n::text, 35, '0'), 1 from generate_series(1, %1$d) n
                  union all
                  select 'p', 'diligent', 'c' || lpad(n::text, 35, '0'), 1 from generate_series(1, %1$d, 9000) n
                  union all
                  select 'p', 'uneven', 'c' || lpad(n::text, 35, '0'), 1 from generate_series(1, %1$d, 2) n;
                analyze;
                """.formatted(CONVERSATIONS));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_merchant_is_found_by_address_without_a_look_at_all_the_others() {
        assertThat(database.ask("explain select merchant_id from viesti_merchant"
                        + " where email_key = 'm7@x.example' order by merchant_id limit 5 for update"))
                .anySatisfy(line -> assertThat(line).contains("viesti_merchant_email"));
    }

    /**
     * A filter and what it finds.
     *
     * @param found how many conversations there are in all
     */
    record Case(String member, Set<String> tags, boolean unread, Optional<String> query, int found) {
        InboxFilter filter() {
            return new InboxFilter(tags.stream().map(TagId::new).collect(Collectors.toSet()), unread, query);
        }

        static Case of(String member, List<String> tags, boolean unread, String query, int found) {
            return new Case(
                    member, Set.copyOf(tags), unread, Optional.of(query).filter(text -> !text.isEmpty()), found);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("idle", List.of(), false, "", CONVERSATIONS),
                Case.of("idle", List.of(), true, "", 0),
                Case.of("diligent", List.of(), true, "", 6),
                Case.of("swamped", List.of(), true, "", CONVERSATIONS),
                Case.of("idle", List.of("rare"), false, "", 5),
                Case.of("idle", List.of("few"), false, "", 100),
                Case.of("idle", List.of("most"), false, "", 40_000),
                Case.of("idle", List.of("half", "third"), false, "", 8_333),
                Case.of("idle", List.of("half", "third", "most"), false, "", 6_667),
                Case.of("idle", List.of("half", "rare"), false, "", 2),
                Case.of("idle", List.of("nothing", "most"), false, "", 0),
                Case.of("swamped", List.of("half"), true, "", 25_000),
                Case.of("swamped", List.of("few", "half"), true, "", 100),
                Case.of("diligent", List.of("most"), true, "", 6),
                Case.of("uneven", List.of("half"), true, "", 0),
                Case.of("idle", List.of(), false, "zebra", 5),
                Case.of("idle", List.of(), false, "matti", CONVERSATIONS - 5),
                Case.of("idle", List.of(), false, "no such name", 0),
                Case.of("idle", List.of("most"), false, "matti", 39_995),
                Case.of("idle", List.of("half"), false, "zebra", 0),
                Case.of("swamped", List.of("few"), true, "MATTI", 100),
                Case.of("idle", List.of(), false, "at", CONVERSATIONS - 5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_first_page_comes_quickly_R3(Case wanted) {
        var page = quickly(() -> page(wanted, Optional.empty()));

        assertThat(page.items()).hasSize(Math.min(50, wanted.found()));
        assertThat(page.next().isPresent()).isEqualTo(wanted.found() > 50);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_page_far_behind_comes_quickly_R2(Case wanted) {
        var far = Cursor.after(Listing.CONVERSATIONS, "2026-02-01T00:00:40Z", "c");

        var page = quickly(() -> page(wanted, Optional.of(far)));

        assertThat(page.items()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void what_no_index_finds_is_looked_for_piece_by_piece_until_the_end() {
        var wanted = Case.of("idle", List.of(), false, "zé", 0);
        var pieces = 1;
        var page = within(BOUND_OF_A_PIECE, () -> page(wanted, Optional.empty()));
        while (page.next().isPresent()) {
            var next = page.next();
            page = within(BOUND_OF_A_PIECE, () -> page(wanted, next));
            pieces++;
        }

        assertThat(pieces).isEqualTo(3);
    }

    @Test
    void two_letters_find_what_they_are_part_of_wherever_it_stands() {
        var wanted = Case.of("idle", List.of(), false, "zE", 5);
        var found = 0;
        var next = Optional.<Cursor>empty();
        do {
            var page = page(wanted, next);
            found += page.items().size();
            next = page.next();
        } while (next.isPresent());

        assertThat(found).isEqualTo(5);
    }

    @Test
    void a_merchants_list_comes_quickly() {
        var page = quickly(() ->
                database.storage().inbox().conversations(new Actor.Merchant(new MerchantId("m77")), Slice.first(50)));

        assertThat(page.items()).hasSize(1);
    }

    @Test
    void within_a_hosts_transaction_it_comes_quickly_and_the_transaction_stays_the_hosts() throws SQLException {
        var wanted = Case.of("uneven", List.of("half"), true, "", 0);
        try (var hosts = database.connect();
                var statement = hosts.createStatement()) {
            hosts.setAutoCommit(false);
            statement.execute("insert into viesti_partner values ('q', 'Host', 'host', '', 'draft', '')");
            var joined = database.storage().joining(hosts);

            var page = quickly(() -> page(joined, wanted, Optional.empty()));

            assertThat(page.items()).isEmpty();
            try (var memory =
                    statement.executeQuery("select setting = reset_val from pg_settings where name = 'work_mem'")) {
                memory.next();
                assertThat(memory.getBoolean(1)).isTrue();
            }
            hosts.rollback();
        }
        assertThat(database.ask("select partner_id from viesti_partner")).containsExactly("p");
    }

    private Page<ConversationView> page(Case wanted, Optional<Cursor> after) {
        return page(database.storage(), wanted, after);
    }

    private static Page<ConversationView> page(Storage storage, Case wanted, Optional<Cursor> after) {
        var viewer = new Actor.Member(new MemberId(wanted.member()), new PartnerId("p"));
        return storage.inbox().inbox(viewer, wanted.filter(), new Slice(50, after));
    }

    private static <T> T quickly(Supplier<T> question) {
        return within(BOUND, question);
    }

    /** The best of some tries, since other work on the machine slows any of them. */
    private static <T> T within(Duration bound, Supplier<T> question) {
        var answer = question.get();
        var best = Duration.ofDays(1);
        for (var i = 0; i < TRIES && best.compareTo(bound) > 0; i++) {
            var start = System.nanoTime();
            answer = question.get();
            var taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        assertThat(best).isLessThan(bound);
        return answer;
    }
}
