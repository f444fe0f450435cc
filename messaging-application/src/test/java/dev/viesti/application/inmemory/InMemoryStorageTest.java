package dev.viesti.application.inmemory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import dev.viesti.application.port.UnitOfWork;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest implements StorageContract {
    private final Storage storage = new InMemoryStorage();

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public boolean runsTransactionsAtOnce() {
        return false;
    }

    @Test
    void a_store_is_of_no_use_after_its_transaction() {
        var tags = storage.inTransaction(UnitOfWork::tags);
        var partner = partner("p");

        assertThatThrownBy(() ->
                        tags.of(partner, beginning("c", partner, merchant("x")).id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("valid only while its work runs");
    }

    @Test
    void a_transaction_within_a_transaction_is_refused() {
        assertThatThrownBy(() -> run(unit -> partner("p")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not begin another one");
    }
}
