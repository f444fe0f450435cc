package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.THEMES;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.invalid;
import static dev.viesti.application.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.MessageDraft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileExchangeTest {
    private final Scene scene = new Scene(builder -> builder.contentTypes(head -> "type/" + (head[0] & 0xFF)));
    private final FileExchange files = scene.viesti.files();

    @Test
    void a_file_comes_back_as_it_went_in_with_a_cleaned_name_and_the_type_of_its_bytes_M2() throws IOException {
        var bytes = bytes(700_000);
        var file = files.upload(scene.aino, "../../etc/pass\nwd.txt", new ByteArrayInputStream(bytes));
        assertThat(file.name()).isEqualTo("passwd.txt");
        assertThat(file.contentType()).isEqualTo("type/" + (bytes[0] & 0xFF));
        assertThat(file.size()).isEqualTo(bytes.length);
        var out = new ByteArrayOutputStream();
        files.write(files.file(scene.aino, file.id()), out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void only_the_uploader_reads_and_attaches_a_file_before_it_is_attached_and_once() throws IOException {
        var conversation = scene.contacted();
        var file = upload(scene.aino);
        absent(() -> files.file(scene.maija, file.id()));
        absent(() -> send(scene.maija, conversation, file));
        send(scene.aino, conversation, file);
        assertThat(files.file(scene.maija, file.id())).isEqualTo(file);
        assertThat(files.file(scene.otto, file.id())).isEqualTo(file);
        absent(() -> files.file(scene.merchant("bo", "Bo"), file.id()));
        absent(() -> send(scene.aino, conversation, file));
        assertThat(scene.entries(scene.maija, conversation).get(1).content().files())
                .containsExactly(file);
    }

    @Test
    void a_refused_message_does_not_use_its_file_up_M4() throws IOException {
        var conversation = scene.contacted();
        var file = upload(scene.maija);
        scene.viesti.blocking().block(scene.otto, scene.aino.id(), true);
        refused(Rule.MERCHANT_BLOCKED, () -> send(scene.maija, conversation, file));
        assertThat(files.file(scene.maija, file.id())).isEqualTo(file);
        absent(() -> files.file(scene.otto, file.id()));
    }

    @Test
    void a_contact_request_comes_with_its_files_in_the_order_given_C3() throws IOException {
        var first = upload(scene.aino);
        var second = upload(scene.aino);
        var request = new ContactRequestDraft(
                STUDIO, THEMES, Optional.empty(), "A new theme", "As drawn", List.of(second.id(), first.id()));
        var conversation =
                scene.viesti.marketplace().contact(scene.aino, request, NO_KEY).id();
        assertThat(scene.entries(scene.maija, conversation).get(0).content().files())
                .containsExactly(second, first);
    }

    @Test
    void a_reply_that_declines_a_request_keeps_its_files_W4() throws IOException {
        var conversation = scene.contacted();
        var file = upload(scene.maija);
        var other = upload(scene.maija);
        var key = Optional.of(new IdempotencyKey("no"));
        var declined = decline(conversation, file, key);
        assertThat(declined.entry().content()).isEqualTo(new Content.Message("", List.of(file)));
        assertThat(files.file(scene.aino, file.id())).isEqualTo(file);
        assertThat(decline(conversation, file, key)).isEqualTo(declined);
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> decline(conversation, other, key));
    }

    private Messaging.Declined decline(ConversationId conversation, Attachment file, Optional<IdempotencyKey> key) {
        var reply = new MessageDraft(Optional.empty(), List.of(file.id()));
        return scene.viesti.messaging().decline(scene.maija, conversation, reply, key);
    }

    @Test
    void an_empty_a_too_large_or_a_broken_upload_leaves_nothing() {
        invalid("file", () -> files.upload(scene.aino, "a", InputStream.nullInputStream()));
        assertThatThrownBy(() ->
                        files.upload(scene.aino, "a", new ByteArrayInputStream(bytes((int) FileExchange.MAX_SIZE + 1))))
                .isInstanceOf(FileTooLarge.class);
        assertThatThrownBy(() -> files.upload(scene.aino, "a", brokenAfter(300_000)))
                .isInstanceOf(IOException.class);
        absent(() -> files.file(scene.aino, new FileId("id-1")));
        scene.pass(Duration.ofDays(2));
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
    }

    @Test
    void the_largest_file_is_taken() throws IOException {
        var bytes = bytes((int) FileExchange.MAX_SIZE);
        assertThat(files.upload(scene.aino, "a", new ByteArrayInputStream(bytes))
                        .size())
                .isEqualTo(FileExchange.MAX_SIZE);
    }

    @Test
    void an_unused_file_is_swept_after_a_day_and_an_attached_one_never() throws IOException {
        var conversation = scene.contacted();
        var used = upload(scene.aino);
        var unused = upload(scene.aino);
        send(scene.aino, conversation, used);
        scene.pass(Duration.ofHours(23));
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
        scene.pass(Duration.ofHours(2));
        assertThat(scene.viesti.housekeeping().sweep()).isEqualTo(1);
        absent(() -> files.file(scene.aino, unused.id()));
        assertThat(files.file(scene.maija, used.id())).isEqualTo(used);
    }

    @Test
    void sweeping_tells_how_many_files_and_lapsed_keys_went() throws IOException {
        var conversation = scene.contacted();
        upload(scene.aino);
        for (var key : List.of("a", "b", "c")) {
            scene.viesti
                    .messaging()
                    .send(scene.aino, conversation, MessageDraft.of("Hei"), Optional.of(new IdempotencyKey(key)));
        }
        scene.pass(Duration.ofHours(25));
        assertThat(scene.viesti.housekeeping().sweep()).isEqualTo(4);
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
    }

    @Test
    void a_key_that_comes_with_other_files_was_used_C7() throws IOException {
        var key = Optional.of(new IdempotencyKey("k"));
        var conversation = scene.contacted();
        var one =
                new MessageDraft(Optional.of("Here"), List.of(upload(scene.aino).id()));
        var other =
                new MessageDraft(Optional.of("Here"), List.of(upload(scene.aino).id()));
        var sent = scene.viesti.messaging().send(scene.aino, conversation, one, key);
        assertThat(scene.viesti.messaging().send(scene.aino, conversation, one, key))
                .isEqualTo(sent);
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> scene.viesti.messaging().send(scene.aino, conversation, other, key));
    }

    @Test
    void the_same_file_under_the_same_key_is_there_once_C7() throws IOException {
        var key = Optional.of(new IdempotencyKey("form"));
        var conversation = scene.contacted();
        var file = upload("a.txt", 10, key);
        assertThat(upload("../a.txt", 10, key)).isEqualTo(file);
        var others = List.of(
                upload("b.txt", 10, key),
                upload("a.txt", 11, key),
                upload("a.txt", 10, Optional.of(new IdempotencyKey("another"))),
                upload("a.txt", 10, NO_KEY));
        assertThat(others).doesNotContain(file).doesNotHaveDuplicates();

        var draft = new MessageDraft(Optional.of("Here"), List.of(file.id()));
        var sent = scene.viesti.messaging().send(scene.aino, conversation, draft, key);
        assertThat(upload("a.txt", 10, key)).isEqualTo(file);
        assertThat(scene.viesti.messaging().send(scene.aino, conversation, draft, key))
                .isEqualTo(sent);
        scene.pass(Duration.ofHours(25));
        assertThat(scene.viesti.housekeeping().sweep())
                .as("files unsent, and keys of files and of the message")
                .isEqualTo(4 + 4 + 1);
    }

    @Test
    void a_key_of_somebody_elses_finds_no_file_of_theirs_X1() throws IOException {
        var key = Optional.of(new IdempotencyKey("form"));
        var file = upload("a.txt", 10, key);
        var other = files.upload(scene.maija, "a.txt", new ByteArrayInputStream(bytes(10)), key);
        assertThat(other).isNotEqualTo(file);
    }

    @Test
    void a_file_is_unsent_for_its_uploader_until_it_is_sent() throws IOException {
        var conversation = scene.contacted();
        var file = upload(scene.aino);
        assertThat(files.unsent(scene.aino, file.id())).contains(file);
        assertThat(files.unsent(scene.maija, file.id())).isEmpty();
        assertThat(files.unsent(scene.aino, new FileId("none"))).isEmpty();
        send(scene.aino, conversation, file);
        assertThat(files.unsent(scene.aino, file.id())).isEmpty();
    }

    private Attachment upload(String name, int size, Optional<IdempotencyKey> key) throws IOException {
        return files.upload(scene.aino, name, new ByteArrayInputStream(bytes(size)), key);
    }

    private Attachment upload(Actor.Participant actor) throws IOException {
        return files.upload(actor, "kuva.png", new ByteArrayInputStream(bytes(10)));
    }

    private void send(Actor.Participant actor, dev.viesti.domain.ConversationId conversation, Attachment file) {
        var unused = scene.viesti
                .messaging()
                .send(actor, conversation, new MessageDraft(Optional.empty(), List.of(file.id())), NO_KEY);
    }

    private static InputStream brokenAfter(int size) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes(size)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
