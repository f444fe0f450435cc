package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.port.MailSender;
import dev.viesti.email.EmlFolderMailSender;
import dev.viesti.email.Letterhead;
import java.nio.file.Path;

/** Mail as files in a folder. */
final class MailFolderModule extends AbstractModule {
    private final Path folder;

    MailFolderModule(Path folder) {
        this.folder = folder;
    }

    @Provides
    @Singleton
    MailSender sender(Letterhead letterhead) {
        return new EmlFolderMailSender(folder, letterhead);
    }
}
