package dev.viesti.application;

import static dev.viesti.application.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2: where a list goes on is a cursor, which clients carry and may tamper with. */
class CursorTest {

    @Test
    void what_was_encoded_is_read_back_R2() {
        for (var cursor : List.of(
                Cursor.after("2026-11-24T10:15:00.123456Z", "c-1"), Cursor.after("äiti 😀"), Cursor.after("", ""))) {
            assertThat(Cursor.parse(cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "YQ==", "YQ\n", "YR", "_w", "w6", "a b", "%59"})
    void anything_else_is_refused(String encoded) {
        invalid("cursor", () -> Cursor.parse(encoded));
    }

    @Test
    void parts_that_are_of_another_form_are_refused() {
        invalid("cursor", () -> Cursor.after("a").id(0, 2));
        invalid("cursor", () -> Cursor.after("a", "b").id(0, 1));
        invalid("cursor", () -> Cursor.after("a b").id(0, 1));
        invalid("cursor", () -> Cursor.after("\0a").text(0, 1));
        invalid("cursor", () -> Cursor.after("a\0").text(0, 1));
        invalid("cursor", () -> Cursor.after("2026-02-30T00:00:00Z").instant(0, 1));
        invalid("cursor", () -> Cursor.after("1969-12-31T23:59:59.999999Z").instant(0, 1));
        invalid("cursor", () -> Cursor.after("9999-01-01T00:00:00.000001Z").instant(0, 1));
        assertThat(Cursor.after("a", "b").id(1, 2)).isEqualTo("b");
        assertThat(Cursor.after("1970-01-01T00:00:00Z").instant(0, 1)).isEqualTo(Instant.EPOCH);
        assertThat(Cursor.after("9999-01-01T00:00:00Z").instant(0, 1)).isEqualTo("9999-01-01T00:00:00Z");
    }

    @Test
    void a_cursor_of_any_bytes_is_read_or_refused() {
        for (var first = 0; first < 256; first++) {
            var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {(byte) first, 'x'});
            if (first < 0x80) {
                var text = new String(new byte[] {(byte) first, 'x'}, StandardCharsets.UTF_8);
                assertThat(Cursor.parse(encoded).key()).isEqualTo(List.of(text.split("\n", -1)));
            } else {
                invalid("cursor", () -> Cursor.parse(encoded));
            }
        }
    }
}
