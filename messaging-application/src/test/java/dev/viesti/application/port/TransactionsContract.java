package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Partner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** All of a transaction or nothing. */
public interface TransactionsContract extends Scene {

    @Test
    default void what_was_committed_is_seen_by_the_next_transaction_and_by_readers() {
        run(unit -> unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of())));

        assertThat(found(unit -> unit.directory().partner(new PartnerId("p")))).isPresent();
        assertThat(storage().directory().partner(new PartnerId("p"))).isPresent();
    }

    @Test
    default void a_transaction_sees_its_own_changes_and_answers_with_what_its_work_returned() {
        var name = ask(unit -> {
            unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of()));
            return unit.directory().partner(new PartnerId("p")).orElseThrow().name();
        });

        assertThat(name).isEqualTo("Aino Oy");
    }

    @Test
    default void readers_do_not_see_what_is_not_committed() {
        var seen = ask(unit -> {
            unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of()));
            return storage().directory().partner(new PartnerId("p"));
        });

        assertThat(seen).isEmpty();
    }

    @Test
    default void reading_sees_what_was_committed() {
        run(unit -> unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of())));

        var seen = storage().reading(unit -> unit.directory().partner(new PartnerId("p")));

        assertThat(seen).isPresent();
    }

    @RaceTest
    default void reading_waits_for_no_transaction() {
        run(unit -> unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of())));

        var seen = ask(unit -> {
            unit.directory().put(new Partner(new PartnerId("p"), "Aino Oyj", List.of()));
            return CompletableFuture.supplyAsync(
                            () -> storage().reading(other -> other.directory().partner(new PartnerId("p"))),
                            somebodyElse -> new Thread(somebodyElse).start())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(seen).map(Partner::name).contains("Aino Oy");
    }

    @Test
    default void a_transaction_whose_work_throws_leaves_nothing_and_throws_the_same_on() {
        for (var failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
            assertThatThrownBy(() -> run(unit -> {
                        partnerAndMore(unit);
                        throwOn(failure);
                    }))
                    .isSameAs(failure);

            assertThat(found(unit -> unit.directory().partner(new PartnerId("p"))))
                    .isEmpty();
            assertThat(counted(unit -> unit.idempotencyKeys().sweep(at(1)))).isZero();
        }
    }

    @Test
    default void after_a_transaction_that_threw_the_next_one_goes_through() {
        assertThatThrownBy(() -> run(unit -> {
                    partnerAndMore(unit);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        run(TransactionsContract::partnerAndMore);

        assertThat(storage().directory().partner(new PartnerId("p"))).isPresent();
        assertThat(counted(unit -> unit.idempotencyKeys().sweep(at(1)))).isOne();
    }

    @Test
    default void a_working_storage_gives_a_sign_of_life() {
        storage().check();
    }

    private static void partnerAndMore(UnitOfWork unit) {
        unit.directory().put(new Partner(new PartnerId("p"), "Aino Oy", List.of()));
        unit.idempotencyKeys().take("operator", "key", "print", START, START);
    }

    private static void throwOn(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) failure;
    }
}
