package dev.viesti.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every detector promises (M2). */
public interface ContentTypeDetectorContract {

    /** The detector under test. */
    ContentTypeDetector detector();

    @Test
    default void the_bytes_of_pictures_and_documents_tell_what_they_are_M2() {
        assertThat(detector().detect(bytes("89504e470d0a1a0a0000000d49484452"))).isEqualTo("image/png");
        assertThat(detector().detect(bytes("ffd8ffe000104a46494600010100"))).isEqualTo("image/jpeg");
        assertThat(detector().detect("%PDF-1.7\n".getBytes(UTF_8))).isEqualTo("application/pdf");
    }

    @Test
    default void markup_is_never_taken_for_a_picture_or_for_plain_bytes_M2() {
        var markup = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8);

        assertThat(detector().detect(markup)).isEqualTo("text/html");
    }

    @Test
    default void what_tells_nothing_is_bytes_M2() {
        assertThat(detector().detect(bytes("00017fff80fe020304a5"))).isEqualTo("application/octet-stream");
    }

    @Test
    default void every_answer_is_a_media_type_and_nothing_that_a_header_could_break_on() {
        var full = new byte[ContentTypeDetector.HEAD];
        Arrays.fill(full, (byte) '<');
        for (var head : List.of(new byte[0], new byte[1], full, "a,b\r\nc: d".getBytes(UTF_8))) {
            assertThat(detector().detect(head)).matches("[a-z]+/[A-Za-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9_.-]+)*");
        }
    }

    @Test
    default void the_bytes_are_left_as_they_are() {
        var head = "%PDF-1.7\n".getBytes(UTF_8);

        var unused = detector().detect(head);

        assertThat(head).isEqualTo("%PDF-1.7\n".getBytes(UTF_8));
    }

    @RaceTest
    default void several_threads_get_what_one_gets() {
        var detector = detector();
        var png = bytes("89504e470d0a1a0a0000000d49484452");
        var text = "Hei!".getBytes(UTF_8);
        var alone = List.of(detector.detect(png), detector.detect(text));

        assertThat(Race.among(worker -> detector.detect(worker % 2 == 0 ? png : text)))
                .hasSameElementsAs(alone);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
