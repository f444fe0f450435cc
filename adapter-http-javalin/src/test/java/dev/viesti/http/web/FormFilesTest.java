package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.FileExchange;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in forms, as browsers without scripts send them: with contact requests and messages (C3, M2). */
class FormFilesTest {
    private static final String CONTACT = "/services/studio/themes/contact";
    private static final Pattern FILE = Pattern.compile("type=\"checkbox\" name=\"file\" value=\"([^\"]+)\" checked");
    private static final Pattern DOWNLOAD = Pattern.compile("class=\"download\" href=\"([^\"]+)\"");
    private static final int MAX = (int) FileExchange.MAX_SIZE;

    private final WebWorld world = new WebWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(String disposition, byte[] body) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(utf8("--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"));
        part.writeBytes(body);
        part.writeBytes(utf8("\r\n"));
        return part.toByteArray();
    }

    private static byte[] field(String name, String value) {
        return part("name=\"" + name + "\"", utf8(value));
    }

    private static byte[] file(String name, byte[] body) {
        return part("name=\"files\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream", body);
    }

    private static byte[] file(String name, String text) {
        return file(name, utf8(text));
    }

    /** Sends what is given as it is. */
    private HttpResponse<String> sendParts(String who, String path, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        Stream.of(parts).forEach(body::writeBytes);
        body.writeBytes(utf8("--b--\r\n"));
        return sendRaw(who, path, "multipart/form-data; boundary=b", body.toByteArray());
    }

    private HttpResponse<String> sendRaw(String who, String path, String type, byte[] body) {
        return world.send(world.as(who, path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a form that one of the pages made. */
    private HttpResponse<String> post(String who, String path, byte[]... parts) {
        return sendParts(
                who,
                path,
                Stream.concat(Stream.of(field("form-token", world.formToken(who))), Stream.of(parts))
                        .toArray(byte[][]::new));
    }

    /** Sends a contact request of Aino's with everything but what is given. */
    private HttpResponse<String> contact(String outline, byte[]... parts) {
        var fields = Stream.of(
                field("key", "form"),
                field("shop", "shop:kauppa"),
                field("outline", outline),
                field("requirements", "Green.\r\nPlease."));
        return post(AINO, CONTACT, Stream.concat(fields, Stream.of(parts)).toArray(byte[][]::new));
    }

    private static String to(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElse("").replaceAll("#.*", "");
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .toList();
    }

    /** How many uploads nothing was sent with, and keys. */
    private int swept() {
        world.pass(Duration.ofHours(25));
        return world.viesti.housekeeping().sweep();
    }

    @Test
    void a_form_for_a_contact_request_takes_files_and_says_how_many_and_how_large() {
        assertThat(world.get(AINO, CONTACT).body())
                .contains(
                        "enctype=\"multipart/form-data\"",
                        "<label for=\"field-files\">Files (optional)</label>",
                        "type=\"file\" name=\"files\" multiple",
                        "aria-describedby=\"hint-files\"",
                        "10 files at most, 20 MB each");
        assertThat(world.get(AINO, "/match").body()).doesNotContain("multipart");
        var dialog =
                world.send(world.as(AINO, CONTACT).header("HX-Request", "true").header("HX-Target", "dialog"));
        assertThat(dialog.body())
                .startsWith("<form")
                .contains("enctype=\"multipart/form-data\"", "hx-request=\"{&#34;timeout&#34;:600000}\"");
    }

    @Test
    void a_contact_request_comes_with_its_files_C3() {
        var conversation = to(contact("A new theme", file("plan.txt", "As drawn"), file("äiti 🐑.txt", "Hei")));

        var thread = world.get(MAIJA, conversation).body();
        assertThat(thread).contains("Green.\nPlease.", "<bdi>plan.txt</bdi>", "<bdi>äiti 🐑.txt</bdi>");
        var files = found(DOWNLOAD, thread);
        assertThat(files).hasSize(2);
        assertThat(world.get(MAIJA, files.get(0)).body()).isEqualTo("As drawn");
        assertThat(world.get(MAIJA, files.get(1)).body()).isEqualTo("Hei");
    }

    @Test
    void a_message_without_scripts_comes_with_its_files_and_may_be_of_files_alone() {
        var conversation = "/conversations/" + world.contacted(AINO, "kauppa");
        assertThat(world.get(MAIJA, conversation).body())
                .contains("enctype=\"multipart/form-data\"", "type=\"file\" name=\"files\"");

        var sent = post(
                MAIJA,
                conversation + "/messages",
                field("key", "1"),
                field("text", "Hei\r\näiti"),
                file("a.txt", "one"));
        assertThat(to(sent)).isEqualTo(conversation);
        post(MAIJA, conversation + "/messages", field("key", "2"), field("text", ""), file("b.txt", "two"));

        assertThat(world.get(AINO, conversation).body())
                .contains("Hei\näiti", "<bdi>a.txt</bdi>", "<bdi>b.txt</bdi>", "data-seq=\"3\"");
    }

    @Test
    void a_field_in_which_no_file_was_chosen_is_no_file() {
        var conversation = to(contact("A new theme", file("", "")));
        assertThat(found(DOWNLOAD, world.get(AINO, conversation).body())).isEmpty();
        assertThat(post(AINO, conversation + "/messages", field("key", "1"), field("text", "Hei"), file("", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post(AINO, conversation + "/messages", field("key", "2"), field("text", ""), file("", ""))
                        .body())
                .contains("Write something or attach a file first.");
        // of the same field the page's script makes text
        assertThat(world.postByScript(
                                AINO,
                                conversation + "/messages",
                                "text",
                                "By script",
                                "files",
                                "[object File]",
                                "key",
                                "3")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_form_sent_twice_makes_one_request_and_keeps_its_files_once_C7() {
        var parts = new byte[][] {file("a.txt", "one"), file("b.txt", "two"), file("a.txt", "one")};
        var first = contact("A new theme", parts);
        var second = contact("A new theme", parts);

        assertThat(to(second)).isEqualTo(to(first));
        var thread = world.get(MAIJA, to(first)).body();
        assertThat(thread).doesNotContain("data-seq=\"2\"");
        assertThat(found(DOWNLOAD, thread)).hasSize(2);
        assertThat(swept()).as("two keys of files and one of the request").isEqualTo(3);
    }

    @Test
    void of_two_clicks_on_send_none_shows_an_error_C7() {
        var conversation = "/conversations/" + world.contacted(AINO, "kauppa");
        var token = field("form-token", world.formToken(AINO));
        var clicks = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 4; i++) {
            clicks.add(CompletableFuture.supplyAsync(() -> sendParts(
                    AINO,
                    conversation + "/messages",
                    token,
                    field("key", "1"),
                    field("text", "Here"),
                    file("a.bin", new byte[700_000]))));
        }
        assertThat(clicks).allSatisfy(click -> assertThat(to(click.join())).isEqualTo(conversation));
        assertThat(world.get(MAIJA, conversation).body())
                .contains("data-seq=\"2\"")
                .doesNotContain("data-seq=\"3\"");
    }

    @Test
    void a_refused_request_keeps_its_files_which_go_with_it_the_next_time() {
        var refused = contact("", file("a.txt", "one"), file("b & <b>.txt", "two"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"error-outline\"", "Green.\nPlease.", "<bdi>a.txt</bdi>", "3 B")
                .contains("<bdi>b &amp; &lt;b&gt;.txt</bdi>", "Clear a tick to leave the file out.")
                .contains("name=\"key\" value=\"form\"")
                .doesNotContain("error-files");
        var kept = found(FILE, refused.body());
        assertThat(kept).hasSize(2);

        var conversation = to(contact("A new theme", field("file", kept.get(1)), file("", ""), file("c.txt", "three")));
        var thread = world.get(MAIJA, conversation).body();
        assertThat(found(DOWNLOAD, thread).get(0)).isEqualTo("/files/" + kept.get(1));
        assertThat(thread)
                .contains("b &amp; &lt;b&gt;.txt", "c.txt")
                .as("its tick was cleared")
                .doesNotContain("a.txt");
        assertThat(swept()).as("a.txt, three keys of files, one of the request").isEqualTo(5);
    }

    @Test
    void a_refused_message_keeps_its_files_which_go_with_it_the_next_time() {
        var conversation = "/conversations/" + world.contacted(AINO, "kauppa");
        var refused = post(
                MAIJA,
                conversation + "/messages",
                field("key", "1"),
                field("text", "x".repeat(10_001)),
                file("a.txt", "one"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Viestissä on enintään", "<bdi>a.txt</bdi>", "3 t");
        var kept = found(FILE, refused.body());

        var sent = post(
                MAIJA, conversation + "/messages", field("key", "1"), field("text", "Hei"), field("file", kept.get(0)));
        assertThat(to(sent)).isEqualTo(conversation);
        assertThat(world.get(AINO, conversation).body()).contains("<bdi>a.txt</bdi>");
    }

    @Test
    void files_that_got_through_are_not_sent_again_with_a_text_that_was_changed() {
        var messages = "/conversations/" + world.contacted(AINO, "kauppa") + "/messages";
        post(MAIJA, messages, field("key", "1"), field("text", "Ensin"), file("a.txt", "one"));
        var again = post(
                MAIJA,
                messages,
                field("key", "1"),
                field("text", "Sitten"),
                file("a.txt", "one"),
                file("b.txt", "two"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("meni perille", "\nSitten</textarea>", "<bdi>b.txt</bdi>")
                .doesNotContain("a.txt", "name=\"key\" value=\"1\"");
    }

    @Test
    void a_file_that_is_not_there_any_more_is_told_of_and_one_of_somebody_elses_too() {
        var theirs = found(FILE, contact("", file("secret.txt", "one")).body()).get(0);
        var fields = new byte[][] {
            field("key", "eero"),
            field("shop", "none"),
            field("outline", "A logo"),
            field("requirements", "Blue"),
            field("file", theirs)
        };
        var refused = post(EERO, CONTACT, fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("A file isn't there any more").doesNotContain("secret", theirs);
    }

    @Test
    void of_eleven_files_the_first_ten_stay_with_the_form() {
        var files = Stream.iterate(0, i -> i + 1)
                .limit(11)
                .map(i -> file(i + ".txt", "file " + i))
                .toArray(byte[][]::new);
        var refused = contact("A new theme", files);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("aria-invalid=\"true\" aria-describedby=\"hint-files error-files\"")
                .contains("Only the first 10 files were attached", "<bdi>9.txt</bdi>")
                .doesNotContain("<bdi>10.txt</bdi>");
        var kept = found(FILE, refused.body()).stream()
                .map(id -> field("file", id))
                .toArray(byte[][]::new);
        assertThat(kept).hasNumberOfRows(10);

        assertThat(contact("A new theme", kept).statusCode()).isEqualTo(303);
        var more = Stream.concat(Stream.of(kept), Stream.of(field("file", "another")))
                .toArray(byte[][]::new);
        assertThat(contact("Another theme", more).body()).contains("There are too many.");
    }

    @Test
    void too_large_and_empty_files_are_refused_in_the_language_of_the_reader_and_the_others_stay() {
        var messages = "/conversations/" + world.contacted(AINO, "kauppa") + "/messages";
        var refused = post(
                MAIJA,
                messages,
                field("key", "1"),
                field("text", "Hei"),
                file("suuri.bin", new byte[MAX + 1]),
                file("tyhjä.txt", ""),
                file("suurin.bin", new byte[MAX]));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<bdi>suuri.bin</bdi>: Tiedoston koko on enintään 20 Mt.")
                .contains("<bdi>tyhjä.txt</bdi>: Tiedosto on tyhjä.", "\nHei</textarea>");
        assertThat(found(FILE, refused.body())).hasSize(1);
        assertThat(swept()).as("the one that stayed, and its key").isEqualTo(2);

        var request = contact("", file("large.bin", new byte[MAX + 1]));
        assertThat(request.body())
                .contains("Check the 2 marked fields.", "<bdi>large.bin</bdi>: A file has at most 20 MB.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "../../etc/passwd | passwd",
                "C:\\\\temp\\\\x.doc | x.doc",
                "a\u202egpj.exe | agpj.exe",
                "say \\\"hi\\\".txt | say \"hi\".txt",
                "<img src=x onerror=alert(1)>.png | &lt;img src=x onerror=alert(1)&gt;.png",
                ".. | file"
            })
    void names_are_cleaned_and_shown_as_names_M2(String hostile, String shown) {
        var refused = contact("", file(hostile, "x"), file("empty " + hostile, ""));
        assertThat(refused.body()).contains("<bdi>" + shown + "</bdi>").doesNotContain("<img", "../", "\u202e");
        var kept = found(FILE, refused.body()).get(0);
        assertThat(world.get(AINO, to(contact("A new theme", field("file", kept))))
                        .body())
                .contains("<bdi>" + shown + "</bdi>");
    }

    @Test
    void a_long_name_is_shortened_and_an_endless_one_refused() {
        assertThat(contact("", file("x".repeat(4_000) + ".txt", "x")).body())
                .contains("<bdi>" + "x".repeat(196) + ".txt</bdi>");
        assertThat(contact("", file("x".repeat(10_000), "x")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=another",
                "multipart/mixed; boundary=b",
                "multipart/form-data; boundary=" + "b{100}"
            })
    void a_broken_body_is_refused_and_nothing_of_it_kept(String type) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(field("form-token", world.formToken(AINO)));
        whole.writeBytes(file("a.txt", "one"));
        whole.writeBytes(utf8("--b--\r\n"));
        var refused = sendRaw(AINO, CONTACT, type, whole.toByteArray());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Something in the form isn't right", "<html");
        assertThat(swept()).isZero();
    }

    @Test
    void a_body_that_breaks_off_and_parts_of_odd_kinds_are_refused_and_nothing_of_them_kept() {
        var token = field("form-token", world.formToken(AINO));
        var open = new ByteArrayOutputStream();
        open.writeBytes(token);
        open.writeBytes(utf8("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\nno end"));
        assertThat(sendRaw(AINO, CONTACT, "multipart/form-data; boundary=b", open.toByteArray())
                        .statusCode())
                .isEqualTo(400);
        for (var odd : List.of(
                field("_charset_", "no-such-charset"),
                part("name=\"outline\"\r\nContent-Type: text/plain; charset=nonsense", utf8("x")),
                field("requirements", "x".repeat(1_000_000)))) {
            assertThat(sendParts(AINO, CONTACT, token, odd, file("a.txt", "one"))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(swept()).isZero();
    }

    @Test
    void a_thousand_parts_are_too_many() {
        var parts = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> file(i + ".txt", "x"))
                .toArray(byte[][]::new);
        var refused = post(AINO, CONTACT, parts);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("10 files at most, 20 MB each");
        assertThat(swept()).isZero();
    }

    @Test
    void more_than_all_files_can_hold_is_refused_by_its_length_and_told_of() {
        var length = Form.MAX_SIZE + 1;
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(length)), length);
        var refused = world.send(
                world.as(AINO, CONTACT)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .header("X-Form-Token", world.formToken(AINO))
                        .header("HX-Request", "true")
                        .POST(body),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("HX-Retarget")).contains("#problem");
        assertThat(refused.body()).contains("That is too much at once.");
    }

    @Test
    void without_the_token_of_the_session_nothing_is_kept() {
        assertThat(sendParts(AINO, CONTACT, field("outline", "x"), file("a.txt", "one"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(sendParts(AINO, CONTACT, field("form-token", world.formToken(EERO)), file("a.txt", "one"))
                        .statusCode())
                .isEqualTo(403);
        var token = part("name=\"form-token\"; filename=\"a\"", utf8(world.formToken(AINO)));
        assertThat(sendParts(AINO, CONTACT, token, file("a.txt", "one")).statusCode())
                .isEqualTo(403);
        assertThat(swept()).isZero();
    }

    @Test
    void members_send_no_contact_request_and_upload_nothing_on_the_way_C1() {
        assertThat(post(MAIJA, CONTACT, field("outline", "x"), file("a.txt", "one"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(swept()).isZero();
    }

    @Test
    void a_form_that_takes_no_files_reads_none() {
        for (var path : List.of("/match", "/settings/notifications", "/sign-out")) {
            assertThat(post(AINO, path, field("outline", "x"), file("files", "one"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        var headed = world.as(AINO, "/match")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("X-Form-Token", world.formToken(AINO));
        var refused = world.send(headed.POST(BodyPublishers.ofByteArray(field("outline", "My outline"))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("My outline");
    }

    /** So many bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            var n = (int) Math.min(length, left);
            left -= n;
            return n > 0 ? n : -1;
        }
    }
}
