package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Uploaded files, from the first chunk to their attachment or their end. */
public interface FilesContract extends Scene {

    @Test
    default void a_file_comes_back_as_it_went_in_M2() {
        var uploader = merchant("x");
        var full = bytes(Files.CHUNK);
        var rest = bytes(1_000);
        var file = new Attachment(
                new FileId("f"), "ääkköset 😀.\"pdf\"", "application/pdf", (long) Files.CHUNK + rest.length);
        run(unit -> unit.files().begin(file.id(), uploader.identity(), START));
        run(unit -> unit.files().write(file.id(), 0, full));
        run(unit -> unit.files().write(file.id(), 1, rest));
        run(unit -> unit.files().complete(file));

        run(unit -> {
            assertThat(unit.files().find(file.id()))
                    .contains(new Files.StoredFile(file, uploader.identity(), Optional.empty()));
            assertThat(unit.files().read(file.id(), 0))
                    .hasValueSatisfying(chunk -> assertThat(chunk).isEqualTo(full));
            assertThat(unit.files().read(file.id(), 1))
                    .hasValueSatisfying(chunk -> assertThat(chunk).isEqualTo(rest));
            assertThat(unit.files().read(file.id(), 2)).isEmpty();
            assertThat(unit.files().read(file.id(), -1)).isEmpty();
        });
    }

    @Test
    default void what_happens_to_the_callers_bytes_does_not_happen_to_the_file() {
        var uploader = merchant("x");
        var bytes = bytes(10);
        var kept = bytes.clone();
        var file = new Attachment(new FileId("f"), "f", "text/plain", bytes.length);
        run(unit -> unit.files().begin(file.id(), uploader.identity(), START));
        run(unit -> unit.files().write(file.id(), 0, bytes));
        bytes[0]++;
        run(unit -> unit.files().complete(file));
        run(unit -> unit.files().read(file.id(), 0).orElseThrow()[1]++);

        assertThat(found(unit -> unit.files().read(file.id(), 0)))
                .hasValueSatisfying(chunk -> assertThat(chunk).isEqualTo(kept));
    }

    @Test
    default void nobody_sees_or_claims_a_file_before_it_is_complete() {
        var uploader = merchant("x");
        var id = new FileId("f");
        run(unit -> unit.files().begin(id, uploader.identity(), START));
        run(unit -> unit.files().write(id, 0, bytes(10)));

        run(unit -> {
            assertThat(unit.files().find(id)).isEmpty();
            assertThat(unit.files().read(id, 0)).isEmpty();
            assertThat(unit.files().claim(id, uploader.identity())).isEmpty();
        });
    }

    @Test
    default void a_file_that_is_not_there_is_absent() {
        run(unit -> {
            assertThat(unit.files().find(new FileId("no"))).isEmpty();
            assertThat(unit.files().read(new FileId("no"), 0)).isEmpty();
            assertThat(unit.files().claim(new FileId("no"), "merchant:x")).isEmpty();
        });
    }

    @Test
    default void only_its_uploader_claims_a_file_and_only_once() {
        var uploader = merchant("x");
        var file = upload("f", uploader, START);

        run(unit -> {
            assertThat(unit.files().claim(file.id(), "merchant:y")).isEmpty();
            assertThat(unit.files().claim(file.id(), "member:x")).isEmpty();
            assertThat(unit.files().claim(file.id(), "")).isEmpty();
        });
        run(unit -> {
            assertThat(unit.files().claim(file.id(), uploader.identity())).contains(file);
            assertThat(unit.files().claim(file.id(), uploader.identity())).isEmpty();
        });
    }

    @Test
    default void an_attached_file_says_where_and_is_not_claimed_again() {
        var uploader = merchant("x");
        var conversation = conversation("c", partner("p"), uploader, at(1));
        var file = upload("f", uploader, START);

        assertThat(attach(file, conversation, uploader)).isTrue();

        assertThat(attach(file, conversation, uploader)).isFalse();
        assertThat(found(unit -> unit.files().find(file.id())))
                .contains(new Files.StoredFile(file, uploader.identity(), Optional.of(conversation.id())));
        assertThat(found(unit -> unit.files().read(file.id(), 0))).isPresent();
    }

    @Test
    default void a_claim_that_was_rolled_back_leaves_the_file_free_M4() {
        var uploader = merchant("x");
        var conversation = conversation("c", partner("p"), uploader, at(1));
        var file = upload("f", uploader, START);
        assertThatThrownBy(() -> run(unit -> {
                    assertThat(unit.files().claim(file.id(), uploader.identity()))
                            .contains(file);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(attach(file, conversation, uploader)).isTrue();
    }

    @Test
    default void an_upload_that_was_rolled_back_leaves_nothing() {
        var uploader = merchant("x");
        var file = new Attachment(new FileId("f"), "f", "text/plain", 10);
        assertThatThrownBy(() -> run(unit -> {
                    unit.files().begin(file.id(), uploader.identity(), START);
                    unit.files().write(file.id(), 0, bytes(10));
                    unit.files().complete(file);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(found(unit -> unit.files().find(file.id()))).isEmpty();
        assertThat(counted(unit -> unit.files().sweep(at(1)))).isZero();
        upload("f", uploader, START);
        assertThat(found(unit -> unit.files().find(file.id()))).isPresent();
    }

    @Test
    default void a_discarded_file_is_gone_and_its_id_free() {
        var uploader = merchant("x");
        var complete = upload("complete", uploader, START);
        var other = upload("other", uploader, START);
        var begun = new FileId("begun");
        run(unit -> unit.files().begin(begun, uploader.identity(), START));
        run(unit -> unit.files().write(begun, 0, bytes(10)));

        for (var id : List.of(complete.id(), begun, complete.id(), new FileId("unknown"))) {
            run(unit -> unit.files().discard(id));
        }

        assertThat(found(unit -> unit.files().find(complete.id()))).isEmpty();
        assertThat(found(unit -> unit.files().read(complete.id(), 0))).isEmpty();
        assertThat(found(unit -> unit.files().claim(complete.id(), uploader.identity())))
                .isEmpty();
        assertThat(found(unit -> unit.files().read(other.id(), 0))).isPresent();
        var again = new Attachment(complete.id(), "again", "text/plain", 0);
        run(unit -> unit.files().begin(again.id(), uploader.identity(), START));
        run(unit -> unit.files().complete(again));
        assertThat(found(unit -> unit.files().read(again.id(), 0))).isEmpty();
    }

    @Test
    default void an_attached_file_is_neither_discarded_nor_swept_M4() {
        var uploader = merchant("x");
        var conversation = conversation("c", partner("p"), uploader, at(1));
        var file = upload("f", uploader, START);
        attach(file, conversation, uploader);

        run(unit -> unit.files().discard(file.id()));
        assertThat(counted(unit -> unit.files().sweep(at(1_000)))).isZero();

        assertThat(found(unit -> unit.files().find(file.id()))).isPresent();
        assertThat(found(unit -> unit.files().read(file.id(), 0))).isPresent();
    }

    @Test
    default void unattached_files_that_began_before_the_time_are_swept() {
        var uploader = merchant("x");
        var old = upload("old", uploader, at(9));
        run(unit -> unit.files().begin(new FileId("given-up"), uploader.identity(), at(9)));
        run(unit -> unit.files().write(new FileId("given-up"), 0, bytes(10)));
        var young = upload("young", uploader, at(10));

        assertThat(counted(unit -> unit.files().sweep(at(10)))).isEqualTo(2);
        assertThat(counted(unit -> unit.files().sweep(at(10)))).isZero();

        assertThat(found(unit -> unit.files().find(old.id()))).isEmpty();
        assertThat(found(unit -> unit.files().read(old.id(), 0))).isEmpty();
        run(unit -> unit.files().begin(old.id(), uploader.identity(), at(20)));
        run(unit -> unit.files().complete(old));
        assertThat(found(unit -> unit.files().read(old.id(), 0))).isEmpty();
        assertThat(found(unit -> unit.files().find(young.id()))).isPresent();
    }

    @Test
    default void a_sweep_that_was_rolled_back_swept_nothing() {
        var file = upload("f", merchant("x"), START);
        assertThatThrownBy(() -> run(unit -> {
                    assertThat(unit.files().sweep(at(1))).isOne();
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(found(unit -> unit.files().find(file.id()))).isPresent();
        assertThat(found(unit -> unit.files().read(file.id(), 0))).isPresent();
    }

    @RaceTest
    default void of_simultaneous_messages_with_one_file_one_has_it_and_the_others_find_it_taken() {
        var uploader = merchant("x");
        var conversation = conversation("c", partner("p"), uploader, at(1));
        var file = upload("f", uploader, START);

        var attached = Race.among(worker -> attach(file, conversation, uploader));

        assertThat(attached).containsOnlyOnce(true);
        assertThat(now(conversation).head().lastSeq()).isEqualTo(2);
    }

    @RaceTest
    default void a_file_is_either_attached_or_swept_M4() {
        var uploader = merchant("x");
        var conversation = conversation("c", partner("p"), uploader, at(1));
        for (var round = 0; round < 5; round++) {
            var file = upload("f" + round, uploader, START);

            var acted = Race.among(
                    6,
                    worker -> worker % 2 == 0
                            ? attach(file, conversation, uploader)
                            : counted(unit -> unit.files().sweep(at(1))) == 1);

            assertThat(acted).containsOnlyOnce(true);
            assertThat(found(unit -> unit.files().find(file.id())).isPresent()).isEqualTo(acted.indexOf(true) % 2 == 0);
        }
    }

    /** Sends a message with the file; answers whether the file was free. */
    private boolean attach(Attachment file, Conversation conversation, Actor.Participant author) {
        return holds(unit -> {
            var claimed = unit.files().claim(file.id(), author.identity());
            if (claimed.isEmpty()) {
                return false;
            }
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            append(unit, locked, author.author(), new Content.Message("", List.of(claimed.get())), at(2));
            return true;
        });
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
