package dev.viesti.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("M2: names of files are shown, never trusted")
class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "logo.png, logo.png",
        "../../etc/passwd, passwd",
        "C:\\Users\\Aino\\logo.png, logo.png",
        "a/b\\c.txt, c.txt",
        "a\\b/c.txt, c.txt",
        "'  logo.png ', logo.png",
        "'kuva ä 😀.png', 'kuva ä 😀.png'",
        "'a\u0000\r\nb\u202etxt.exe', abtxt.exe",
        "'<b>.html', '<b>.html'",
        ".htaccess, .htaccess",
        "'\ud800a', a"
    })
    void a_name_is_the_last_part_on_one_line(String given, String shown) {
        assertThat(FileName.clean(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", " .. ", "a/", "a\\", "a/..", "\u200b", "\r\n", "\u00a0", "\u202e", "\ud800"})
    void a_name_of_which_nothing_visible_is_left_is_file(String given) {
        assertThat(FileName.clean(given)).isEqualTo("file");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(FileName.clean("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(FileName.clean("a".repeat(201))).isEqualTo("a".repeat(200));
        assertThat(FileName.clean("a".repeat(196) + ".png")).isEqualTo("a".repeat(196) + ".png");
        assertThat(FileName.clean("a".repeat(300) + ".png")).isEqualTo("a".repeat(196) + ".png");
        assertThat(FileName.clean("😀".repeat(300) + ".png")).isEqualTo("😀".repeat(196) + ".png");
        assertThat(FileName.clean("a".repeat(300) + ".tar.gz")).isEqualTo("a".repeat(197) + ".gz");
    }

    @Test
    void an_ending_of_more_than_20_characters_is_none() {
        assertThat(FileName.clean("a".repeat(190) + "." + "e".repeat(19))).endsWith("a." + "e".repeat(19));
        assertThat(FileName.clean("a".repeat(190) + "." + "e".repeat(20))).endsWith("a." + "e".repeat(9));
        assertThat(FileName.clean("." + "e".repeat(300))).isEqualTo("." + "e".repeat(199));
    }

    @Test
    void whatever_was_given_the_name_can_be_shown() {
        Generators.forAll(any -> {
            var given =
                    any.text(any.coin() ? 20 : 300) + any.oneOf(java.util.List.of("", ".png", "." + "e".repeat(30)));
            var shown = FileName.clean(given);
            assertThat(Text.line(shown, 200)).isEqualTo(shown);
            assertThat(shown).doesNotContain("/", "\\").isNotEqualTo(".").isNotEqualTo("..");
        });
    }
}
