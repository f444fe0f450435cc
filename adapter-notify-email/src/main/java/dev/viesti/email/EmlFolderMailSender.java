package dev.viesti.email;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * Writes each mail as a file {@code KEY.eml} into a folder, which it makes if need be. A file is there in full or not
 * at all, and a repeated mail replaces its file. Safe for several threads and processes.
 */
public final class EmlFolderMailSender implements MailSender {
    private final Path folder;
    private final Composer composer;
    private final Session session = Session.getInstance(new Properties());

    /** Writes into the folder; the letterhead says whom the mails are from and where their links lead. */
    public EmlFolderMailSender(Path folder, Letterhead letterhead) {
        this.folder = folder;
        this.composer = new Composer(letterhead);
    }

    @Override
    public void send(Mail mail) {
        var message = composer.compose(mail, session);
        try {
            Files.createDirectories(folder);
            var unfinished = Files.createTempFile(folder, ".mail-", ".tmp");
            try {
                try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                        var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                    message.writeTo(out);
                    out.flush();
                    channel.force(true);
                }
                Files.move(
                        unfinished,
                        folder.resolve(mail.key() + ".eml"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | MessagingException failure) {
            throw new MailDelayed("the mail could not be written to the folder for mail ("
                    + failure.getClass().getSimpleName()
                    + "): check that it is a folder, that it may be written to, and that the disk isn't full");
        }
    }
}
