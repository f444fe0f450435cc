package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2MemoryStorageTest implements StorageContract {
    @RegisterExtension
    static final ClassDatabase DATABASE = ClassDatabase.h2Memory();

    @Override
    public Storage storage() {
        return DATABASE.get().storage();
    }

    @Override
    public boolean runsTransactionsAtOnce() {
        return false;
    }
}
