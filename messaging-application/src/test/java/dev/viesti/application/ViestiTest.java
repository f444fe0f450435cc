package dev.viesti.application;

import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.party.Merchant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViestiTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00.123456789Z");

    @Test
    void a_host_without_anything_of_its_own_has_a_working_library_in_memory() throws IOException {
        var counter = new AtomicLong();
        var viesti = Viesti.inMemory(() -> NOW, () -> "id-" + counter.incrementAndGet(), new byte[32])
                .build();
        var operator = viesti.identities().operator();
        viesti.provisioning().put(operator, Merchant.of(new MerchantId("aino"), "Aino", "aino@kauppa.example", "fi"));
        var aino = viesti.identities().merchant("aino").orElseThrow();

        var file = viesti.files().upload(aino, "kuva.png", new ByteArrayInputStream(new byte[10]));

        assertThat(file.contentType()).isEqualTo("application/octet-stream");
        assertThat(viesti.files().file(aino, file.id())).isEqualTo(file);
        assertThat(viesti.notifications().nextWindowEnd()).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(viesti.notifications().deliver()).isZero();
    }

    @Test
    void a_host_says_how_long_digest_windows_are_N2() {
        var scene = new Scene(builder -> builder.digestWindow(Duration.ofMinutes(10)));
        assertThat(scene.viesti.notifications().nextWindowEnd()).isEqualTo("2026-11-24T10:20:00Z");
        scene.contacted();
        assertThat(scene.viesti.notifications().closeWindows()).isZero();
        scene.pass(Duration.ofMinutes(5));
        assertThat(scene.viesti.notifications().closeWindows()).isEqualTo(2);
    }

    @Test
    void over_another_storage_it_is_the_same_library() {
        var scene = new Scene(builder -> builder.digestWindow(Duration.ofMinutes(10)));
        var other = scene.viesti.over(new InMemoryStorage());

        assertThat(other.notifications().nextWindowEnd()).isEqualTo("2026-11-24T10:20:00Z");
        assertThat(other.identities().member("maija")).isEmpty();
        assertThat(scene.viesti.identities().member("maija")).isPresent();
    }

    @Test
    void what_is_changed_after_building_changes_nothing_that_was_built() {
        var builder = Viesti.inMemory(() -> NOW, () -> "id", new byte[32]);
        var viesti = builder.build();
        builder.digestWindow(Duration.ofMinutes(10));

        assertThat(viesti.over(new InMemoryStorage()).notifications().nextWindowEnd())
                .isEqualTo("2026-11-24T11:00:00Z");
    }

    @Test
    void parts_that_can_not_work_are_refused_when_they_are_given() {
        assertThatThrownBy(() -> Viesti.inMemory(() -> NOW, () -> "id", new byte[31]))
                .hasMessageContaining("at least 32 bytes");
        var builder = Viesti.inMemory(() -> NOW, () -> "id", new byte[32]);
        assertThatThrownBy(() -> builder.matchingLimit(0)).hasMessageContaining("at least one partner");
        assertThat(builder.matchingLimit(1)).isSameAs(builder);
        assertThatThrownBy(() -> builder.digestWindow(Duration.ZERO)).hasMessageContaining("from PT1S to P1D");
    }

    @Test
    void every_identity_has_one_word_of_its_own() {
        var scene = new Scene();
        assertThat(scene.operator.identity()).isEqualTo("operator");
        assertThat(scene.member(STUDIO, "same", "fi").identity()).isEqualTo("member:same");
        assertThat(scene.merchant("same", "Same").identity()).isEqualTo("merchant:same");
    }

    @Test
    void an_idempotency_key_is_up_to_128_visible_ascii_characters_C7() {
        for (var key : new String[] {"k", "!~", "k".repeat(128)}) {
            assertThat(new IdempotencyKey(key).value()).isEqualTo(key);
        }
        invalid("Idempotency-Key", () -> new IdempotencyKey("k".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u007F", "ä", "a\0"})
    void no_other_idempotency_key_is_taken_C7(String key) {
        invalid("Idempotency-Key", () -> new IdempotencyKey(key));
    }
}
