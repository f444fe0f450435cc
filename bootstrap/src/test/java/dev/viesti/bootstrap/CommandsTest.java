package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void config_tells_every_setting_its_value_and_its_origin() {
        var status = run(Map.of("VIESTI_PORT", "9090"), "config", "--token-secret", SECRET, "--host=localhost");

        assertThat(status).isZero();
        assertThat(out())
                .containsPattern("(?m)^port +9090 +from the environment, VIESTI_PORT$")
                .containsPattern("(?m)^host +localhost +from the command line$")
                .containsPattern("(?m)^token-secret +\\*\\*\\* +from the command line$")
                .containsPattern("(?m)^reception +every-message +default$")
                .doesNotContain(SECRET);
        assertThat(err()).isEmpty();
    }

    @Test
    void options_may_stand_before_and_after_the_command_and_the_later_one_holds() {
        var status = run(Map.of(), "--port", "1", "--host", "a.example", "config", "--port", "2");

        assertThat(status).isZero();
        assertThat(out()).containsPattern("(?m)^port +2 ").containsPattern("(?m)^host +a.example ");
    }

    @Test
    void a_value_is_never_read_as_the_name_of_a_file_of_arguments() {
        run(Map.of(), "config", "--database-user", "@" + folder);

        assertThat(out()).containsPattern("(?m)^database-user +@" + folder + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "--port", "--port=abc", "--port= ", "--limits=maybe", "--config=/no/such/file"})
    void a_call_that_cannot_be_followed_ends_with_2_and_one_line_that_names_the_option(String argument) {
        var status = run(Map.of(), "config", argument);

        assertThat(status).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.startsWith("viesti: "));
        assertThat(err()).contains(argument.replaceFirst("=.*", ""));
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_value_of_any_setting_in_any_form_ends_with_2_and_one_line_with_an_example(Setting setting)
            throws IOException {
        for (var value : badValuesOf(setting)) {
            refuses(setting, Map.of(), setting.option(), value);
            refuses(setting, Map.of(setting.variable(), value));
            if (setting != Setting.CONFIG) {
                var file = Files.writeString(
                        folder.resolve("viesti.properties"), setting.key() + "=" + value.replace("\\", "\\\\"));
                refuses(setting, Map.of(), "--config", file.toString());
            }
        }
    }

    private void refuses(Setting setting, Map<String, String> environment, String... given) {
        out.reset();
        err.reset();
        var all = new HashMap<>(Map.of("VIESTI_TOKEN_SECRET", SECRET, "VIESTI_ROLE", "member", "VIESTI_ID", "aino"));
        if (given.length > 0) {
            all.remove(setting.variable());
        }
        all.putAll(environment);

        assertThat(run(all, Stream.concat(Stream.of("token"), Stream.of(given)).toArray(String[]::new)))
                .as("%s %s", environment, List.of(given))
                .isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.startsWith("viesti: "));
        assertThat(err()).contains(setting.option(), "for example " + setting.option() + " " + setting.example());
        assertThat(err()).doesNotContain("hush");
    }

    /** None where every text is a good one. */
    private static List<String> badValuesOf(Setting setting) {
        return switch (setting) {
            case CONFIG -> List.of("/no/such/file", "\0");
            case HOST -> List.of("not a host", "http://viesti.example.com", "viesti.example.com:8080");
            case PORT -> List.of("http", "-1", "65536", "8080.0", "0x50");
            case DATA -> List.of("\0");
            case DATABASE_URL ->
                List.of(
                        "postgres://localhost/viesti",
                        "jdbc:mysql://localhost/viesti",
                        "jdbc:postgresql://localhost:port/viesti?password=hush");
            case DATABASE_USER, DATABASE_PASSWORD -> List.of();
            case DATABASE_CONNECTIONS -> List.of("1", "1001", "many");
            case SMTP_URL -> List.of("mail.example.com", "smtp://a:hu/hush@mail:25", "a:hush@mail:25", "smtp://mail:0");
            case MAIL_FROM -> List.of("nobody", "viesti@", "a@b c");
            case PUBLIC_URL -> List.of("viesti.example.com", "ftp://viesti.example.com");
            case TOKEN_SECRET -> List.of("hush");
            case TOKEN_KEYS ->
                List.of(
                        "http://id.example.com/keys",
                        "ftp://id.example.com/keys",
                        "https://me:hush@id.example.com/keys",
                        "\0");
            case TOKEN_ISSUER, TOKEN_AUDIENCE -> List.of(" ");
            case TOKEN_ROLE_CLAIM -> List.of(" ", "sub");
            case DIGEST_WINDOW -> List.of("1h", "PT0S", "P2D", "PT1.0001S");
            case RECEPTION -> List.of("always", "EVERY-MESSAGE");
            case MATCHING_LIMIT -> List.of("0", "101", "all");
            case LIMITS -> List.of("yes", "ON");
            case LOG -> List.of("xml");
            case ROLE -> List.of("king", "MEMBER");
            case ID -> List.of("a b", "x".repeat(65));
            case TTL -> List.of("8h", "PT0S", "P4000D");
        };
    }

    @Test
    void an_outbox_is_released_by_keys_or_as_a_whole() {
        assertThat(run(Map.of(), "outbox", "release")).isEqualTo(2);
        assertThat(run(Map.of(), "outbox", "release", "--all", "key")).isEqualTo(2);
        assertThat(err().lines()).hasSize(2).allMatch(line -> line.contains("for example viesti outbox release --all"));
    }

    @Test
    void an_outbox_without_tables_or_without_a_database_is_told_with_what_to_do() {
        assertThat(run(Map.of("VIESTI_DATABASE_URL", "jdbc:h2:mem:empty"), "outbox"))
                .isEqualTo(1);
        assertThat(err()).contains("lacks tables", "viesti migrate");
        err.reset();
        assertThat(run(Map.of("VIESTI_DATA", folder.toString()), "outbox")).isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("there is no database in " + folder, "--data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void every_command_explains_itself_with_an_example() {
        for (var command : List.of("serve", "demo", "token", "migrate", "config", "outbox")) {
            out.reset();
            assertThat(run(Map.of(), command, "--help")).isZero();
            assertThat(out()).contains("Examples:", "viesti " + command, "--database-url");
        }
        out.reset();
        assertThat(run(Map.of(), "outbox", "release", "--help")).isZero();
        assertThat(out()).contains("KEY", "--all");
    }

    @Test
    void config_stands_in_columns_however_long_a_value_is() {
        run(Map.of(), "config", "--database-url", "jdbc:postgresql://" + "x".repeat(100) + "/viesti?password=hush");

        assertThat(out().lines()
                        .map(line -> line.replaceFirst("  (default|from the command line)$", "")
                                .length()))
                .containsOnly(out().lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("  default$", "")
                        .length());
        assertThat(out()).contains("/viesti?password=***").doesNotContain("hush");
    }

    @Test
    void a_missing_value_comes_with_an_example() {
        run(Map.of(), "config", "--port");

        assertThat(err()).contains("for example --port 8080");
    }

    @Test
    void an_unknown_option_is_told_without_its_value_which_may_be_a_secret() {
        var status = run(Map.of(), "config", "--token-secert=" + SECRET);

        assertThat(status).isEqualTo(2);
        assertThat(err()).contains("--token-secert").doesNotContain(SECRET);
    }

    @Test
    void an_unknown_command_ends_with_2() {
        assertThat(run(Map.of(), "sevre")).isEqualTo(2);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("sevre");
    }

    @Test
    void token_prints_a_token_for_the_identity_and_nothing_else() {
        var status = run(Map.of("VIESTI_TOKEN_SECRET", SECRET), "token", "--role", "member", "--id", "maija");

        assertThat(status).isZero();
        assertThat(out().lines()).hasSize(1);
        assertThat(claims()).contains("\"sub\":\"maija\"", "\"role\":\"member\"", "\"exp\":");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void token_says_what_the_server_wants_to_hear() {
        run(
                Map.of(
                        "VIESTI_TOKEN_SECRET", SECRET,
                        "VIESTI_TOKEN_ISSUER", "us",
                        "VIESTI_TOKEN_AUDIENCE", "viesti",
                        "VIESTI_TOKEN_ROLE_CLAIM", "is",
                        "VIESTI_TOKEN_KEYS", "no-such-file"),
                "token",
                "--role",
                "member",
                "--id",
                "maija");

        assertThat(claims()).contains("\"is\":\"member\"", "\"iss\":\"us\"", "\"aud\":\"viesti\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--role, king, member",
        "--role, '', member",
        "--id, a b, aino",
        "--ttl, 8h, PT8H",
        "--ttl, PT0S, PT8H",
        "--ttl, P4000D, PT8H"
    })
    void a_token_of_nobody_or_for_no_time_is_refused_with_an_example(String option, String value, String example) {
        var good = new LinkedHashMap<>(Map.of("--role", "member", "--id", "aino", "--ttl", "PT1H"));
        good.put(option, value);
        var args = Stream.concat(
                Stream.of("token", "--token-secret", SECRET),
                good.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())));

        assertThat(run(Map.of(), args.toArray(String[]::new))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("for example " + option + " " + example);
    }

    @ParameterizedTest
    @CsvSource({"--role, --id", "--id, --role"})
    void a_token_without_role_or_id_is_refused_with_an_example(String given, String missing) {
        assertThat(run(Map.of("VIESTI_TOKEN_SECRET", SECRET), "token", given, "member"))
                .isEqualTo(2);
        assertThat(err()).contains(missing + " is missing, for example " + missing);
    }

    @Test
    void a_secret_that_can_not_be_kept_is_told_in_one_line_with_status_1() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        var status = run(Map.of("VIESTI_DATA", file.toString()), "token", "--role", "member", "--id", "aino");

        assertThat(status).isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(file.toString(), "--data");
    }

    @Test
    void help_lists_every_command_and_every_setting() {
        assertThat(run(Map.of(), "--help")).isZero();

        assertThat(out()).contains("serve", "demo", "token", "migrate", "config");
        for (var setting : Setting.values()) {
            if (!setting.isOfToken()) {
                assertThat(out()).contains(setting.option(), setting.variable());
            }
        }
    }

    @Test
    void help_and_version_are_there_for_every_command() {
        assertThat(run(Map.of(), "config", "--help")).isZero();
        assertThat(out()).contains("--port");
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(out()).contains("viesti ");
    }

    private int run(Map<String, String> environment, String... args) {
        return new Commands(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private String claims() {
        return new String(Base64.getUrlDecoder().decode(out().split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
