package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.EERO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.WILLE;
import static dev.viesti.http.api.World.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.FileExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
    private static World world;
    private static String conversation;

    @BeforeAll
    static void start() {
        world = new World();
        conversation = world.contacted();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Reply upload(byte[] bytes, String... headers) {
        var request = world.api("/files", MAIJA).POST(BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return world.send(request);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] multipart(String part, String name, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(utf8("--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n"));
        body.writeBytes(bytes);
        body.writeBytes(utf8("\r\n"));
        return body.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static final byte[] END = utf8("--b--\r\n");

    private static Reply uploadMultipart(byte[] body) {
        return upload(body, "Content-Type", "multipart/form-data; boundary=b");
    }

    @Test
    void the_largest_file_comes_back_byte_by_byte() {
        var bytes = new byte[(int) FileExchange.MAX_SIZE];
        new Random(1).nextBytes(bytes);
        var file = upload(bytes, "Content-Type", "image/png");
        assertThat(file.status()).isEqualTo(201);
        assertThat(file.at("/size")).isEqualTo(Long.toString(FileExchange.MAX_SIZE));
        assertThat(file.at("/name")).isEqualTo("file");
        var back = world.get("/files/" + file.at("/id"), MAIJA);
        assertThat(Arrays.equals(back.bytes(), bytes)).isTrue();
    }

    @Test
    void a_larger_file_is_refused_however_it_is_sent() {
        var bytes = new byte[(int) FileExchange.MAX_SIZE + 1];
        var declared = upload(bytes);
        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.code()).isEqualTo("too-large");
        var chunked = world.send(
                world.api("/files", MAIJA).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(uploadMultipart(join(multipart("file", "a", bytes), END)).status())
                .isEqualTo(413);
        assertThat(uploadMultipart(join(multipart("file", "a", new byte[30 * 1024 * 1024]), END))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void an_empty_file_is_refused() {
        var raw = upload(new byte[0]);
        assertThat(raw.status()).isEqualTo(422);
        assertThat(raw.fields()).containsExactly("file");
        var part = uploadMultipart(join(multipart("file", "a.txt", new byte[0]), END));
        assertThat(part.status()).isEqualTo(422);
        assertThat(part.fields()).containsExactly("file");
    }

    @Test
    void a_file_may_come_as_a_multipart_part() {
        var file = uploadMultipart(join(multipart("file", "äiti.txt", utf8("Hei")), END));
        assertThat(file.status()).as(file.toString()).isEqualTo(201);
        assertThat(file.at("/name")).isEqualTo("äiti.txt");
        assertThat(file.at("/size")).isEqualTo("3");
        assertThat(world.get("/files/" + file.at("/id"), MAIJA).text()).isEqualTo("Hei");
    }

    @Test
    void a_multipart_body_holds_one_file_and_nothing_else() {
        var two = uploadMultipart(join(multipart("file", "a", utf8("a")), multipart("file", "b", utf8("b")), END));
        assertThat(two.status()).as(two.toString()).isEqualTo(422);
        assertThat(two.fields()).containsExactly("file");
        var other = uploadMultipart(join(multipart("photo", "a", utf8("a")), END));
        assertThat(other.fields()).containsExactlyInAnyOrder("file", "photo");
        assertThat(uploadMultipart(END).status()).isIn(400, 422);
        var broken = uploadMultipart(utf8("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno end"));
        assertThat(broken.status()).as(broken.toString()).isEqualTo(400);
        assertThat(broken.code()).isEqualTo("malformed");
        var boundless = upload(utf8("x"), "Content-Type", "multipart/form-data");
        assertThat(boundless.status()).as(boundless.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "attachment; filename=\"kuva.png\" | kuva.png",
                "attachment; filename=kuva.png | kuva.png",
                "attachment; filename=\"a.png\"; filename*=UTF-8''%C3%A4%20%E2%82%AC.png | ä €.png",
                "attachment; filename*=iso-8859-1'fi'%E4.txt | ä.txt",
                "attachment; filename*=utf-8''%zz; filename=plan.pdf | plan.pdf",
                "attachment; filename*=x-unknown''a; filename=\"plan b.pdf\" | plan b.pdf",
                "ATTACHMENT; FILENAME=\"say \\\"hi\\\".txt\" | say \"hi\".txt",
                "attachment; filename=\"../../etc/passwd\" | passwd",
                "attachment; filename=\"C:\\\\temp\\\\x.doc\" | x.doc",
                "attachment; filename*=UTF-8''a%0D%0AX-Evil%3A%201 | aX-Evil: 1",
                "attachment; filename*=UTF-8''%E2%80%AEgpj.exe | gpj.exe",
                "attachment; filename*=UTF-8''%00 | file",
                "attachment; filename=\"\" | file",
                "attachment | file",
                "; ; = ;filename | file",
            })
    void a_name_is_cleaned_and_never_refused(String header, String name) {
        var file = upload(utf8("x"), "Content-Disposition", header);
        assertThat(file.status()).as(file.toString()).isEqualTo(201);
        assertThat(file.at("/name")).isEqualTo(name);
        var back = world.get("/files/" + file.at("/id"), MAIJA);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.header("Content-Disposition")).startsWith("attachment; filename=\"");
        assertThat(ContentDisposition.fileName(back.header("Content-Disposition")))
                .contains(name);
        assertThat(back.header("X-Evil")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\\\"", ";", " ", "'"})
    void a_name_of_any_length_is_cleaned_and_never_refused(String piece) {
        for (var header : List.of("attachment; filename=\"%s\"", "attachment; filename=\"%s", "attachment; x=%s; %s")) {
            var written = header.replace("%s", piece.repeat(3_000 / piece.length()));
            var file = upload(utf8("x"), "Content-Disposition", written);
            assertThat(file.status()).as(file.toString()).isEqualTo(201);
        }
    }

    @Test
    void an_encoded_body_is_refused() {
        var file = upload(utf8("x"), "Content-Encoding", "gzip");
        assertThat(file.status()).isEqualTo(415);
        assertThat(file.code()).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_download_cant_run_script_in_the_page_s_origin() {
        var html = "<!doctype html><html><script>alert(document.cookie)</script></html>";
        var file = upload(utf8(html), "Content-Type", "image/png", "Content-Disposition", "inline; filename=x.png");
        assertThat(file.at("/contentType")).isEqualTo("text/html");
        var back = world.get("/files/" + file.at("/id"), MAIJA);
        assertThat(back.header("Content-Disposition")).startsWith("attachment;");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(back.text()).isEqualTo(html);
    }

    @Test
    void the_type_is_what_the_bytes_say() {
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
        assertThat(upload(png, "Content-Type", "text/html").at("/contentType")).isEqualTo("image/png");
        assertThat(upload(new byte[] {1, 2, 3}, "Content-Type", "text/html").at("/contentType"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void a_file_is_its_uploader_s_until_it_is_attached_and_both_sides_then() {
        var file = world.uploaded(AINO, "a.txt", utf8("Hei"));
        assertThat(world.get("/files/" + file, AINO).status()).isEqualTo(200);
        for (var other : new String[] {MAIJA, WILLE, EERO}) {
            assertThat(world.get("/files/" + file, other).status()).isEqualTo(404);
        }
        var message = "{\"files\":[\"" + file + "\"]}";
        assertThat(world.post("/conversations/" + conversation + "/messages", MAIJA, message)
                        .status())
                .isEqualTo(404);
        made(world.post(
                "/conversations/" + conversation + "/messages", AINO, "{\"text\":\"\",\"files\":[\"" + file + "\"]}"));
        assertThat(world.get("/files/" + file, MAIJA).status()).isEqualTo(200);
        for (var other : new String[] {WILLE, EERO}) {
            assertThat(world.get("/files/" + file, other).status()).isEqualTo(404);
        }
        assertThat(world.post("/conversations/" + conversation + "/messages", AINO, message)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void head_tells_the_size_without_the_bytes() {
        var file = world.uploaded(MAIJA, "a.txt", utf8("Hei"));
        var head = world.call("HEAD", "/files/" + file, MAIJA, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("3");
        assertThat(head.bytes()).isEmpty();
    }
}
