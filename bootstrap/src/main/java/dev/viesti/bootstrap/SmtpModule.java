package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.port.MailSender;
import dev.viesti.email.Letterhead;
import dev.viesti.email.SmtpMailSender;
import dev.viesti.email.SmtpSettings;

/** Mail by way of a mail server. */
final class SmtpModule extends AbstractModule {
    private final SmtpSettings settings;

    SmtpModule(SmtpSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    MailSender sender(Letterhead letterhead) {
        return new SmtpMailSender(settings, letterhead);
    }
}
