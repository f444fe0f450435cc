package dev.viesti.application;

import static dev.viesti.application.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2: where a list goes on is a cursor, which clients carry and may tamper with. */
class CursorTest {

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_was_encoded_is_read_back_R2() {
        for (var cursor : List.of(
                Cursor.after(Listing.CONVERSATIONS, "2026-11-24T10:15:00.123456Z", "c-1"),
                Cursor.after(Listing.TAGS, "äiti 😀"),
                Cursor.after(Listing.OFFERS, "studio", "themes"))) {
            assertThat(Cursor.parse(cursor.list(), cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]*");
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var cursor = Cursor.after(Listing.PARTNERS, "a");
        for (var other : Listing.values()) {
            if (other != Listing.PARTNERS) {
                invalid("cursor", () -> Cursor.parse(other, cursor.encoded()));
                invalid("cursor", () -> cursor.text(other, 0));
            }
        }
        assertThat(cursor.text(Listing.PARTNERS, 0)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tags", "tags\n", "tags\na\nb", "tags\na\0", "TAGS\na", "tags \na", "\na", "partners\na"})
    void what_is_no_key_of_the_list_is_refused(String text) {
        invalid("cursor", () -> Cursor.parse(Listing.TAGS, encoded(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "YQ==", "YQ\n", "YR", "_w", "w6", "a b", "%59"})
    void what_is_not_even_encoded_is_refused(String encoded) {
        invalid("cursor", () -> Cursor.parse(Listing.TAGS, encoded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "2026-02-30T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "9999-01-01T00:00:00.000001Z",
                "+1000000000-12-31T23:59:59.999999999Z",
            })
    void a_time_is_one_that_databases_hold(String time) {
        invalid("cursor", () -> Cursor.after(Listing.CONVERSATIONS, time, "c"));
        invalid("cursor", () -> Cursor.after(Listing.CONVERSATIONS, "2026-11-24T10:15:00Z", "a b"));
        for (var good : List.of("1970-01-01T00:00:00Z", "9999-01-01T00:00:00Z")) {
            assertThat(Cursor.after(Listing.CONVERSATIONS, good, "c").instant(Listing.CONVERSATIONS, 0))
                    .isEqualTo(good);
        }
    }

    @Test
    void a_cursor_of_any_bytes_is_read_or_refused() {
        var word = Listing.TAGS.name().toLowerCase(Locale.ROOT);
        for (var any = 1; any < 256; any++) {
            var bytes = (word + "\nx" + (char) any).getBytes(StandardCharsets.ISO_8859_1);
            var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (any < 0x80 && any != '\n') {
                assertThat(Cursor.parse(Listing.TAGS, encoded).text(Listing.TAGS, 0))
                        .isEqualTo("x" + (char) any);
            } else {
                invalid("cursor", () -> Cursor.parse(Listing.TAGS, encoded));
            }
        }
    }
}
