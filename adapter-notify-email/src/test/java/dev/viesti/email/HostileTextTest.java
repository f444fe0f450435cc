package dev.viesti.email;

import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.OTTO;
import static dev.viesti.email.Samples.about;
import static dev.viesti.email.Samples.digest;
import static dev.viesti.email.Samples.firstContact;
import static dev.viesti.email.Samples.message;
import static dev.viesti.email.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Mail;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.FileName;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing a merchant wrote can add a header or a recipient, or break the layout (N6). */
class HostileTextTest {
    private static final List<String> USUAL_HEADERS =
            Received.composed(firstContact(MAIJA)).headerNames();

    static Stream<String> hostile() {
        return Stream.of(
                "Aino\r\nBcc: everybody@example.com",
                "Aino\nBcc: everybody@example.com\n\n<b>hello</b>",
                "Aino\rBcc: everybody@example.com",
                "Aino\u2028Bcc: everybody@example.com\u2029\u0085\u000b\f",
                "Aino\0Bcc: everybody@example.com",
                "=?UTF-8?Q?Aino=0D=0ABcc:_everybody@example.com?=",
                "=?UTF-8?B?QQ0KQmNjOiB4QGV4YW1wbGUuY29t?=",
                "Ääkkönen =?UTF-8?Q?=E2=80=AE?=",
                "\u202eonA\u2066 \u061c\u200e\u200f",
                "\" onmouseover=\"alert(1)",
                "</h2><script>alert(1)</script><img src=x onerror=alert(1)>",
                "<!--",
                "]]>",
                "&lt;b&gt;",
                "${7*7} @if(true)",
                "%0d%0aBcc:x",
                "javascript:alert(1)",
                "A\u0300\u0301\u0302".repeat(50),
                "\ud83d\ude00".repeat(200),
                "\ud83d",
                "X".repeat(5_000),
                "------=_Part_0_1.2",
                ".");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void names_of_every_kind_stay_names(String hostile) {
        var about = about(
                "c-1", hostile, Optional.of(hostile), request(hostile, hostile, hostile), message(hostile, hostile));
        for (var mail : List.of(firstContact(MAIJA, about), digest(OTTO, about))) {
            assertHarmless(mail);
        }
    }

    @Test
    void whatever_characters_come_the_mail_keeps_its_form() {
        var random = new Random(6);
        for (var round = 0; round < 150; round++) {
            var noise = noise(random);
            var name = FileName.clean(noise);
            var about = about("c-1", name, Optional.of(name), request(name, noise, name), message(noise, noise));
            assertHarmless(digest(random.nextBoolean() ? MAIJA : OTTO, about));
        }
    }

    private static String noise(Random random) {
        var characters = new StringBuilder();
        for (var n = random.nextInt(60); n >= 0; n--) {
            switch (random.nextInt(5)) {
                case 0 -> characters.append((char) random.nextInt(0x20));
                case 1 -> characters.append("<>&\"'=?:;,@.-_\r\n\t ".charAt(random.nextInt(18)));
                case 2 -> characters.append((char) (0x2000 + random.nextInt(0x70)));
                case 3 -> characters.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> characters.append((char) ('a' + random.nextInt(26)));
            }
        }
        return characters.toString();
    }

    private static void assertHarmless(Mail mail) {
        var received = Received.composed(mail);
        assertThat(received.headerNames()).containsExactlyElementsOf(USUAL_HEADERS);
        assertThat(received.header("To")).isEqualTo(mail.recipient().email().value());
        assertThat(received.rawHead().split("\r\n"))
                .allSatisfy(line -> assertThat(line).matches("[\t\\x20-\\x7e]{1,998}"))
                .filteredOn(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .allSatisfy(line -> assertThat(line).matches("[A-Za-z-]+: .*"));
        assertThat(received.rawHead().lines()).noneMatch(line -> line.strip().startsWith("Bcc"));
        assertThat(received.subject().codePoints()).allMatch(Text::isPrintable);
        assertThat(received.rawHead().lines().filter(line -> line.contains("=?")))
                .allSatisfy(line -> assertThat(line).matches("(Subject:)? =\\?UTF-8\\?B\\?[A-Za-z0-9+/=]{1,60}\\?="));
        assertLinesKeepTheirPlace(received.text());
        assertNoMarkupBut(received.html());
    }

    /** What a merchant wrote is named on lines of its own or indented, so that it can't pass for ours. */
    private static void assertLinesKeepTheirPlace(String text) {
        assertThat(text.chars()).allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
        assertThat(text).doesNotContain("\n\n\n").doesNotContain("\u2028", "\u2029", "\ufffe");
        assertThat(text.lines().filter(line -> line.startsWith("---")))
                .containsOnly("-".repeat(60))
                .hasSize(2);
        assertThat(text.lines().filter(line -> line.startsWith("http"))).hasSize(1);
    }

    private static void assertNoMarkupBut(String html) {
        var tags = java.util.regex.Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        assertThat(tags)
                .allMatch(
                        tag -> tag.matches(
                                "<!DOCTYPE html>|</?(html|head|meta|title|body|div|h2|p|span|br|a)( (lang|charset|name|content|style|dir|href)=\"[^\"<>]*\")*>"));
        assertThat(tags.stream().filter(tag -> tag.startsWith("<a ")))
                .hasSize(2)
                .allMatch(tag -> tag.startsWith("<a href=\"https://viesti.example/m/"));
        assertThat(tags.stream().filter(tag -> tag.startsWith("<div")))
                .hasSameSizeAs(tags.stream().filter(tag -> tag.equals("</div>")).toList());
    }
}
