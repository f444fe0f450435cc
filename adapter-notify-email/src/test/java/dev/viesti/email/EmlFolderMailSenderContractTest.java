package dev.viesti.email;

import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.MailSenderContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

class EmlFolderMailSenderContractTest implements MailSenderContract {
    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("mail");
    }

    @Override
    public MailSender sender() {
        return new EmlFolderMailSender(folder(), Samples.LETTERHEAD);
    }

    @Override
    public Collection<String> messageIds() {
        var ids = new ArrayList<String>();
        if (Files.isDirectory(folder())) {
            try (var files = Files.newDirectoryStream(folder())) {
                for (var file : files) {
                    ids.add(Received.of(Files.readAllBytes(file)).header("Message-ID"));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return ids;
    }

    @Override
    public void refuse() {
        Assumptions.abort("a folder refuses no mail for good");
    }

    @Override
    public void delay() {
        try {
            Files.writeString(folder(), "a file, not a folder");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
