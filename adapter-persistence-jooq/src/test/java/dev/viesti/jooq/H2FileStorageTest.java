package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class H2FileStorageTest implements StorageContract {
    @TempDir
    static Path directory;

    @RegisterExtension
    static final ClassDatabase DATABASE = new ClassDatabase(context -> DatabaseSettings.h2File(directory));

    @Override
    public Storage storage() {
        return DATABASE.get().storage();
    }

    @Override
    public boolean runsTransactionsAtOnce() {
        return false;
    }
}
