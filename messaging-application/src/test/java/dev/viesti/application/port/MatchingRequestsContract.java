package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.application.port.MatchingRequests.MatchingRequest;
import dev.viesti.application.port.MatchingRequests.Sent;
import dev.viesti.domain.Language;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.Money;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Matching requests and whom they went to. */
public interface MatchingRequestsContract extends Scene {

    @Test
    default void a_request_is_kept_with_its_picks_in_their_order_and_the_reasons_C5() {
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var worse = conversation(beginning("a", partner("a"), merchant, Optional.of(shop.id())), at(1));
        var best = conversation(beginning("b", partner("b"), merchant, Optional.of(shop.id())), at(1));
        var task = new MatchingTask(
                CATEGORY,
                "Outline 😀",
                "Requirements\nof two lines",
                Optional.of(shop.id()),
                Optional.of(Money.of("500.50", "EUR")),
                Optional.of(Language.FINNISH));
        var request = new MatchingRequest(
                new MatchingRequestId("r"),
                merchant.id(),
                task,
                List.of(
                        new Sent(
                                new Pick(best.partner(), List.of("language", "category", "recent-requests-0")),
                                best.id()),
                        new Sent(new Pick(worse.partner(), List.of("a reason, of the \"host\"")), worse.id())),
                START.plusNanos(123_456_000));

        run(unit -> unit.matchingRequests().add(request));

        assertThat(found(unit -> unit.matchingRequests().find(request.id()))).contains(request);
    }

    @Test
    default void a_request_without_what_is_optional_is_kept_as_well() {
        var merchant = merchant("x");
        var conversation = conversation("c", partner("p"), merchant, at(1));
        var request = request("r", merchant, conversation, List.of());

        run(unit -> unit.matchingRequests().add(request));

        assertThat(found(unit -> unit.matchingRequests().find(request.id()))).contains(request);
        assertThat(found(unit -> unit.matchingRequests().find(new MatchingRequestId("no"))))
                .isEmpty();
    }

    @Test
    default void a_request_that_was_rolled_back_leaves_nothing_and_does_not_count_C4() {
        var merchant = merchant("x");
        var conversation = conversation("c", partner("p"), merchant, at(1));
        assertThatThrownBy(() -> run(unit -> {
                    unit.matchingRequests().add(request("r", merchant, conversation, List.of("category")));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(found(unit -> unit.matchingRequests().find(new MatchingRequestId("r"))))
                .isEmpty();
        assertThat(recent(merchant)).containsExactly(0);
    }

    @RaceTest
    default void simultaneous_requests_to_one_partner_all_count_C5() {
        var merchant = merchant("x");
        var conversation = conversation("c", partner("p"), merchant, at(1));

        var counted = Race.among(worker -> ask(unit -> {
            unit.matchingRequests().add(request("r" + worker, merchant, conversation, List.of("category")));
            return unit.directory()
                    .candidates(CATEGORY, merchant.id(), START)
                    .get(0)
                    .recentRequests();
        }));

        assertThat(counted).allSatisfy(count -> assertThat(count).isPositive());
        assertThat(recent(merchant)).containsExactly(Race.WORKERS);
    }

    private List<Integer> recent(Actor.Merchant merchant) {
        return listed(unit -> unit.directory().candidates(CATEGORY, merchant.id(), START)).stream()
                .map(Candidate::recentRequests)
                .toList();
    }

    private static MatchingRequest request(
            String id, Actor.Merchant merchant, Conversation conversation, List<String> reasons) {
        return new MatchingRequest(
                new MatchingRequestId(id),
                merchant.id(),
                new MatchingTask(
                        CATEGORY, "Outline", "Requirements", Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(new Sent(new Pick(conversation.partner(), reasons), conversation.id())),
                START);
    }
}
