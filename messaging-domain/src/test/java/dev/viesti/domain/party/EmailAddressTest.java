package dev.viesti.domain.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Refusals;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final String LABEL = "d".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aino@example.com",
                "aino.virtanen+inbox@mail.example.com",
                "o'brien@example.com",
                "a!#$%&'*+/=?^_`{|}~-b@x",
                "AINO@EXAMPLE.COM",
                "a@b-c.d9",
                "1@2.3"
            })
    void an_address_is_a_dot_atom_and_a_host(String address) {
        assertThat(EmailAddress.of(address).value()).isEqualTo(address);
    }

    @Test
    void two_addresses_that_differ_in_case_alone_have_one_key() {
        assertThat(EmailAddress.of("Aino.I@Example.COM").key())
                .isEqualTo(EmailAddress.of("aino.i@example.com").key())
                .isNotEqualTo(EmailAddress.of("ainoi@example.com").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aino",
                "@example.com",
                "aino@",
                "aino@@example.com",
                "a@b@c",
                ".aino@example.com",
                "aino.@example.com",
                "ai..no@example.com",
                "aino@example..com",
                "aino@.example.com",
                "aino@example.com.",
                "aino@-example.com",
                "aino@example-.com",
                "aino@exa_mple.com",
                "aino@[127.0.0.1]",
                "\"aino\"@example.com",
                "Aino <aino@example.com>",
                "aino@example.com, eve@example.com",
                "aino @example.com",
                " aino@example.com",
                "aino@example.com ",
                "äinö@example.com",
                "aino@käsityö.fi"
            })
    void anything_else_is_no_address(String address) {
        assertThat(Refusals.of(() -> EmailAddress.of(address))).containsExactly("not-an-address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\0", "\u2028", "\t"})
    @DisplayName("N6: no address adds a header or a recipient")
    void an_address_never_breaks_the_line(String control) {
        for (var address :
                new String[] {"aino@example.com" + control, control + "aino@example.com", "a" + control + "@b"})
            assertThat(Refusals.of(() -> EmailAddress.of(address))).containsExactly("not-an-address");
    }

    @Test
    void an_address_has_at_most_254_characters() {
        var host = "@" + LABEL + "." + LABEL + "." + LABEL;
        assertThat(EmailAddress.of("a".repeat(62) + host).value()).hasSize(254);
        assertThat(Refusals.of(() -> EmailAddress.of("a".repeat(63) + host))).containsExactly("not-an-address");
    }

    @Test
    void a_local_part_has_at_most_64_characters_and_a_label_63() {
        assertThat(EmailAddress.of("a".repeat(64) + "@b").value()).hasSize(66);
        assertThat(Refusals.of(() -> EmailAddress.of("a".repeat(65) + "@b"))).containsExactly("not-an-address");
        assertThat(EmailAddress.of("a@" + LABEL).value()).hasSize(65);
        assertThat(Refusals.of(() -> EmailAddress.of("a@d" + LABEL))).containsExactly("not-an-address");
    }

    @Test
    @DisplayName("N6: whatever is accepted is one address in plain ASCII")
    void whatever_is_accepted_is_harmless_in_a_header() {
        Generators.forAll(any -> {
            var text = any.text(5) + (any.coin() ? "a@b" : "") + any.text(3);
            try {
                assertThat(EmailAddress.of(text).value().codePoints())
                        .allMatch(c -> c > 0x20 && c < 0x7F)
                        .doesNotContain((int) ',', (int) '<', (int) '>', (int) ';', (int) '"');
            } catch (InvalidInput refused) {
                assertThat(refused.errors()).hasSize(1);
            }
        });
    }
}
