package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.party.Reception;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String LONG_SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void without_anything_given_the_defaults_of_the_contract_hold() {
        var configuration = Configuration.of(Settings.gather(Map.of(), Map.of()));

        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.data()).isEqualTo(Path.of("./viesti-data"));
        assertThat(configuration.databaseUrl()).isEmpty();
        assertThat(configuration.smtp()).isEmpty();
        assertThat(configuration.publicUrl()).isEmpty();
        assertThat(configuration.tokenSecret()).isEmpty();
        assertThat(configuration.digestWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(configuration.reception()).isEqualTo(Reception.Policy.EVERY_MESSAGE);
        assertThat(configuration.matchingLimit()).isEqualTo(5);
        assertThat(configuration.limits()).isTrue();
        assertThat(configuration.log()).isEqualTo(Configuration.LogFormat.TEXT);
    }

    @Test
    void an_option_goes_before_the_environment_before_the_file_before_the_default() throws IOException {
        var file = file("port=3\nhost=file.example\ndata=from-file");

        var settings = Settings.gather(
                Map.of(Setting.PORT, "1", Setting.CONFIG, file),
                Map.of("VIESTI_PORT", "2", "VIESTI_HOST", "environment.example"));

        var configuration = Configuration.of(settings);
        assertThat(configuration.port()).isEqualTo(1);
        assertThat(configuration.host()).isEqualTo("environment.example");
        assertThat(configuration.data()).isEqualTo(Path.of("from-file"));
        assertThat(configuration.matchingLimit()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONFIG")
    void every_setting_can_be_given_in_all_three_forms(Setting setting) throws IOException {
        var file = file(setting.key() + "=value");

        assertThat(Settings.gather(Map.of(setting, "value"), Map.of()).find(setting))
                .hasValueSatisfying(given -> assertThat(given.value()).isEqualTo("value"));
        assertThat(Settings.gather(Map.of(), Map.of(setting.variable(), "value"))
                        .find(setting))
                .hasValueSatisfying(given -> assertThat(given.value()).isEqualTo("value"));
        assertThat(Settings.gather(Map.of(Setting.CONFIG, file), Map.of()).find(setting))
                .hasValueSatisfying(given -> assertThat(given.value()).isEqualTo("value"));
    }

    @Test
    void the_environment_may_name_the_file() throws IOException {
        var settings = Settings.gather(Map.of(), Map.of("VIESTI_CONFIG", file("port=3")));

        assertThat(Configuration.of(settings).port()).isEqualTo(3);
    }

    @Test
    void an_empty_variable_counts_as_absent() {
        assertThat(Configuration.of(Settings.gather(Map.of(), Map.of("VIESTI_PORT", "")))
                        .port())
                .isEqualTo(8080);
    }

    @Test
    void an_empty_line_of_the_file_counts_as_absent_and_text_is_utf8() throws IOException {
        var file = file("port=\ndata = \ndatabase-user=\u00e4iti");

        var configuration = Configuration.of(Settings.gather(Map.of(Setting.CONFIG, file), Map.of()));

        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.data()).isEqualTo(Path.of("./viesti-data"));
        assertThat(configuration.databaseUser()).contains("\u00e4iti");
    }

    @Test
    void a_line_of_the_file_that_names_no_setting_is_refused() throws IOException {
        var options = Map.of(Setting.CONFIG, file("prot=8080"));

        assertThatThrownBy(() -> Settings.gather(options, Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("--config")
                .hasMessageContaining("\"prot\"")
                .hasMessageContaining("did you mean port?");
    }

    @Test
    void a_variable_that_looks_like_a_setting_and_is_none_is_noticed() {
        assertThat(Settings.unknown(Map.of("VIESTI_PROT", "80", "VIESTI_HOST", "::1", "HOME", "/root")))
                .isEqualTo(Map.of("VIESTI_PROT", "VIESTI_PORT"));
    }

    @Test
    void a_file_that_is_absent_or_not_utf8_is_refused() throws IOException {
        var latin = Files.write(folder.resolve("latin"), new byte[] {'h', '=', (byte) 0xE4});

        for (var path : new String[] {folder.resolve("absent").toString(), latin.toString(), folder.toString(), "\0"}) {
            assertThatThrownBy(() -> Settings.gather(Map.of(Setting.CONFIG, path), Map.of()))
                    .as(path)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining("--config");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HOST; not a host",
                "HOST; ''",
                "PORT; 65536",
                "PORT; -1",
                "PORT; http",
                "PORT; ''",
                "DATA; ' '",
                "DATABASE_URL; postgres://localhost/viesti",
                "DATABASE_URL; jdbc:mysql://localhost/viesti",
                "DATABASE_CONNECTIONS; 0",
                "SMTP_URL; mail.example.com",
                "SMTP_URL; smtp://mail.example.com:99999",
                "MAIL_FROM; nobody",
                "PUBLIC_URL; viesti.example.com",
                "TOKEN_SECRET; 31-bytes-are-one-byte-too-short",
                "TOKEN_KEYS; http://id.example/keys",
                "TOKEN_KEYS; https://user:hush@id.example/keys",
                "TOKEN_KEYS; https://id example/keys",
                "TOKEN_KEYS; ' '",
                "TOKEN_ISSUER; ' '",
                "TOKEN_AUDIENCE; ' '",
                "TOKEN_ROLE_CLAIM; sub",
                "DIGEST_WINDOW; 1h",
                "DIGEST_WINDOW; PT0.5S",
                "DIGEST_WINDOW; P2D",
                "DIGEST_WINDOW; PT9999999999999999H",
                "RECEPTION; always",
                "MATCHING_LIMIT; 0",
                "LIMITS; yes",
                "LOG; xml"
            })
    void a_bad_value_is_refused_in_one_line_that_names_the_option_its_origin_and_an_example(
            Setting setting, String value) {
        var settings = Settings.gather(Map.of(), Map.of(setting.variable(), value.isEmpty() ? " " : value));

        assertThatThrownBy(() -> Configuration.of(settings))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(setting.option())
                .hasMessageContaining(setting.variable())
                .hasMessageContaining("for example " + setting.option() + " " + setting.example())
                .hasMessageNotContaining("\n");
    }

    @Test
    void every_example_is_a_good_value() {
        for (var setting : Setting.values()) {
            if (!setting.isOfToken() && setting != Setting.CONFIG && setting != Setting.TOKEN_SECRET) {
                assertThat(Configuration.of(Settings.gather(Map.of(setting, setting.example()), Map.of())))
                        .as(setting.option())
                        .isNotNull();
            }
        }
    }

    @Test
    void keys_of_tokens_are_in_a_file_or_behind_a_url() {
        assertThat(tokenKeys("keys.json"))
                .isEqualTo(Path.of("keys.json").toAbsolutePath().toUri());
        assertThat(tokenKeys("/etc/my keys.json")).hasToString("file:///etc/my%20keys.json");
        assertThat(tokenKeys("file:///etc/keys.json")).hasToString("file:///etc/keys.json");
        assertThat(tokenKeys("https://id.example/keys")).hasToString("https://id.example/keys");
        assertThat(tokenKeys("http://127.0.0.1:8081/keys")).hasToString("http://127.0.0.1:8081/keys");
    }

    private static URI tokenKeys(String value) {
        return Configuration.of(Settings.gather(Map.of(Setting.TOKEN_KEYS, value), Map.of()))
                .tokenKeys()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "fe80::1%eth0"})
    void an_ipv6_address_stands_in_brackets_in_urls_alone(String address) {
        var configuration = Configuration.of(Settings.gather(Map.of(Setting.HOST, address), Map.of()));

        assertThat(configuration.host()).doesNotContain("[");
        assertThat(configuration.address(80)).matches("http://\\[[^\\[]+]:80");
    }

    @Test
    void no_secret_is_shown_in_any_text() throws IOException {
        var settings = Settings.gather(
                Map.of(
                        Setting.DATABASE_PASSWORD,
                        "hush1",
                        Setting.TOKEN_SECRET,
                        LONG_SECRET,
                        Setting.SMTP_URL,
                        "smtp://viesti:hush2@mail.example.com:587",
                        Setting.DATABASE_URL,
                        "jdbc:postgresql://localhost/viesti?password=hush3&user=viesti"),
                Map.of());

        for (var setting : Setting.values()) {
            settings.find(setting).ifPresent(given -> assertThat(given.masked()).doesNotContain("hush", LONG_SECRET));
        }
        assertThat(settings.find(Setting.DATABASE_URL).orElseThrow().masked()).endsWith("?password=***&user=viesti");
        assertThat(settings.find(Setting.SMTP_URL).orElseThrow().masked())
                .isEqualTo("smtp://viesti:***@mail.example.com:587");
        var configuration = Configuration.of(settings);
        assertThat(configuration.databasePassword().toString() + configuration.tokenSecret() + configuration.smtp())
                .doesNotContain("hush", LONG_SECRET);
        assertThat(Configuration.of(Settings.gather(Map.of(), Map.of("VIESTI_TOKEN_SECRET", LONG_SECRET)))
                        .toString())
                .doesNotContain(LONG_SECRET);
    }

    @Test
    void a_refused_secret_is_not_repeated() {
        var settings = Settings.gather(Map.of(Setting.TOKEN_SECRET, "hush"), Map.of());

        assertThatThrownBy(() -> Configuration.of(settings)).hasMessageNotContaining("hush");
    }

    private String file(String lines) throws IOException {
        return Files.writeString(folder.resolve("viesti.properties"), lines).toString();
    }
}
