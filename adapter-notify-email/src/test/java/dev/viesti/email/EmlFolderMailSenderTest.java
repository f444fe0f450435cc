package dev.viesti.email;

import static dev.viesti.email.Samples.LETTERHEAD;
import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.OTTO;
import static dev.viesti.email.Samples.about;
import static dev.viesti.email.Samples.firstContact;
import static dev.viesti.email.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.domain.notification.NotificationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlFolderMailSenderTest {
    @TempDir
    Path folder;

    @Test
    void a_mail_becomes_a_file_named_by_its_key_in_a_folder_that_is_made_for_it() throws IOException {
        var mails = folder.resolve("data/mail");
        new EmlFolderMailSender(mails, LETTERHEAD).send(firstContact(MAIJA));
        assertThat(names(mails)).containsExactly("first-1.eml");
        var received = Received.of(Files.readAllBytes(mails.resolve("first-1.eml")));
        assertThat(received.header("Message-ID")).isEqualTo("<first-1@viesti.example>");
        assertThat(received.text()).contains("Aino Ääkkönen");
    }

    @Test
    void a_repeated_mail_replaces_its_file() throws IOException {
        var sender = new EmlFolderMailSender(folder, LETTERHEAD);
        sender.send(firstContact(MAIJA));
        sender.send(firstContact(OTTO));
        assertThat(names(folder)).containsExactly("first-1.eml");
        assertThat(Received.of(Files.readAllBytes(folder.resolve("first-1.eml")))
                        .header("To"))
                .isEqualTo("otto@studio.example");
    }

    @Test
    void whoever_looks_sees_whole_mails_alone() throws Exception {
        var sender = new EmlFolderMailSender(folder, LETTERHEAD);
        var text = "Long. ".repeat(1_600) + "END";
        var workers = Executors.newFixedThreadPool(4);
        try {
            var done = IntStream.range(0, 4)
                    .mapToObj(worker -> workers.submit((Callable<Boolean>) () -> {
                        for (var round = 0; round < 25; round++) {
                            sender.send(mail(
                                    "same",
                                    NotificationKind.FIRST_CONTACT,
                                    MAIJA,
                                    List.of(about("c", "Aino", Optional.empty(), Samples.request("o", text)))));
                        }
                        return true;
                    }))
                    .toList();
            while (!done.stream().allMatch(java.util.concurrent.Future::isDone)) {
                if (Files.exists(folder.resolve("same.eml"))) {
                    assertThat(Received.of(Files.readAllBytes(folder.resolve("same.eml")))
                                    .html())
                            .contains("END")
                            .endsWith("</html>\n");
                }
            }
            for (var worker : done) {
                assertThat(worker.get()).isTrue();
            }
        } finally {
            workers.shutdown();
        }
        assertThat(names(folder)).containsExactly("same.eml");
    }

    @Test
    void a_folder_that_cannot_be_written_to_delays_mail_and_says_what_to_check() throws IOException {
        var file = Files.writeString(folder.resolve("mail"), "a file, not a folder");
        var sender = new EmlFolderMailSender(file, LETTERHEAD);
        assertThatThrownBy(() -> sender.send(firstContact(MAIJA)))
                .isInstanceOf(MailDelayed.class)
                .hasMessageContaining("check that it is a folder")
                .hasMessageNotContainingAny("maija", "Aino", folder.toString());
    }

    @Test
    void what_cannot_be_finished_leaves_nothing_behind() throws IOException {
        Files.createDirectories(folder.resolve("first-1.eml/full"));
        var sender = new EmlFolderMailSender(folder, LETTERHEAD);
        assertThatThrownBy(() -> sender.send(firstContact(MAIJA))).isInstanceOf(MailDelayed.class);
        assertThat(names(folder)).containsExactly("first-1.eml");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
