package dev.viesti.domain.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Refusals;
import dev.viesti.domain.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://shop.example/",
                "HTTPS://WWW.Shop.Example/Path",
                "https://shop.example:8443/a?b=c#d",
                "https://shop.example?b",
                "https://shop.example#d",
                "https://käsityö.fi/hyllyt/ä",
                "https://xn--ksity-gra4k.fi",
                "https://127.0.0.1:0",
                "https://[::1]:65535/",
                "https://localhost"
            })
    void an_address_is_kept_as_it_was_given(String url) {
        assertThat(ShopUrl.of(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "//shop.example",
                "ftp://shop.example",
                "javascript:alert(1)",
                "mailto:aino@shop.example",
                "https:/shop.example",
                "https://",
                "https:///path",
                "https://?q",
                "https://:443",
                "https://aino@shop.example",
                "https://aino:secret@shop.example",
                "https://shop.example:",
                "https://shop.example:port",
                "https://shop.example:65536",
                "https://shop.example:123456",
                "https://shop..example",
                "https://.shop.example",
                "https://a_b.example",
                "https://shop.example/<script>",
                "https://shop.example/a b",
                "https://shop.example/a\u00a0b",
                "https://shop.example/a\u3000b",
                " https://shop.example",
                "https://[::1",
                "https://[zz]",
                "https://%41.example"
            })
    void anything_else_is_no_address(String url) {
        assertThat(Refusals.of(() -> ShopUrl.of(url))).containsExactly("not-a-url");
    }

    @Test
    void an_address_is_given_on_one_line_of_at_most_2000_characters() {
        assertThat(Refusals.of(() -> ShopUrl.of(""))).containsExactly("required");
        assertThat(Refusals.of(() -> ShopUrl.of(" \t"))).containsExactly("required");
        assertThat(Refusals.of(() -> ShopUrl.of("https://shop.example/\n"))).containsExactly("control-character");
        assertThat(Refusals.of(() -> ShopUrl.of("https://shop.example/\u202e"))).containsExactly("bidi-control");
        var start = "https://shop.example/";
        assertThat(ShopUrl.of(start + "x".repeat(2_000 - start.length())).value())
                .hasSize(2_000);
        assertThat(Refusals.of(() -> ShopUrl.of(start + "x".repeat(2_001 - start.length()))))
                .containsExactly("too-long");
    }

    @Test
    void whatever_is_entered_is_either_kept_or_refused() {
        Generators.forAll(any -> {
            var host = any.text(6);
            var entered = "https://" + host + any.oneOf(java.util.List.of("", ".fi", ":80", "/x", "xn--"));
            try {
                var url = ShopUrl.of(entered);
                assertThat(url.value()).isEqualTo(entered);
                assertThat(url.searchForms()).contains(Text.fold(entered)).allMatch(form -> !form.contains("\n"));
            } catch (InvalidInput refused) {
                assertThat(refused.errors()).hasSize(1);
            }
        });
    }

    @Nested
    @DisplayName("R3: an address is found with or without scheme, www. and trailing slash, in Unicode or punycode")
    class SearchForms {
        @Test
        void in_unicode_and_in_punycode_whichever_it_was_given_in() {
            assertThat(ShopUrl.of("https://www.Käsityö.fi/").searchForms())
                    .containsExactlyInAnyOrder(
                            "https://www.käsityö.fi/",
                            "https://www.xn--ksity-gra4k.fi/",
                            "käsityö.fi",
                            "xn--ksity-gra4k.fi");
            assertThat(ShopUrl.of("https://www.XN--KSITY-gra4k.fi/").searchForms())
                    .containsExactlyInAnyOrder(
                            "https://www.käsityö.fi/",
                            "https://www.xn--ksity-gra4k.fi/",
                            "käsityö.fi",
                            "xn--ksity-gra4k.fi");
        }

        @ParameterizedTest
        @CsvSource({
            "https://www.ışık.com.tr/, xn--k-ekaa7p.com.tr",
            "https://İzmir.com.tr, izmir.com.tr",
            "https://straße.de, strasse.de"
        })
        void by_the_host_that_a_browser_makes_of_it_though_folding_makes_another(String url, String host) {
            assertThat(ShopUrl.of(url).searchForms()).contains(host);
        }

        @Test
        void with_port_path_and_query_as_they_are() {
            assertThat(ShopUrl.of("http://Shop.example:8080/A/?b#c/").searchForms())
                    .containsExactlyInAnyOrder("http://shop.example:8080/a/?b#c/", "shop.example:8080/a/?b#c");
        }

        @Test
        void with_an_address_literal_as_it_is() {
            assertThat(ShopUrl.of("http://[2001:DB8::1]/").searchForms())
                    .containsExactlyInAnyOrder("http://[2001:db8::1]/", "[2001:db8::1]");
        }

        @ParameterizedTest
        @CsvSource({
            "https://www.shop.fi/, shop.fi",
            "http://shop.fi, shop.fi",
            "www.shop.fi, shop.fi",
            "shop.fi///, shop.fi",
            "shop.fi/a/, shop.fi/a",
            "shop, shop",
            "https://, ''",
            "/, ''",
            "'', ''",
            "awww.shop.fi, awww.shop.fi",
            "ftp://shop.fi, ftp://shop.fi"
        })
        void bare_is_what_remains(String piece, String bare) {
            assertThat(ShopUrl.bare(piece)).isEqualTo(bare);
        }
    }
}
