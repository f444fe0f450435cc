package dev.viesti.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R3: search by merchant's name, shop's name or shop's address")
class SearchTextTest {
    private static boolean finds(String query, String merchant, Optional<Shop> shop) {
        var text = SearchText.of(merchant, shop);
        return SearchText.needles(query).stream().anyMatch(text::contains);
    }

    private static Optional<Shop> shop(String name, String url) {
        return Optional.of(Shop.of(new ShopId("shop"), name, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aino",
                "aino virtanen",
                "VIRTA",
                "  aino   virtanen ",
                "Käsityöpuoti",
                "SITYÖP",
                "ka\u0308sityo\u0308",
                "https://www.käsityö.fi/",
                "http://käsityö.fi",
                "www.käsityö.fi",
                "käsityö.fi/",
                "KÄSITYÖ.FI",
                "https://www.xn--ksity-gra4k.fi/",
                "xn--ksity-gra4k.fi",
                "XN--KSITY-GRA4K",
                "ityö.f"
            })
    void finds_any_part_in_any_case_and_any_form_of_the_address(String query) {
        for (var url : List.of(
                "https://käsityö.fi",
                "https://www.käsityö.fi/",
                "http://Käsityö.fi/",
                "https://www.xn--ksity-gra4k.fi",
                "https://XN--ksity-gra4k.fi/"))
            assertThat(finds(query, "Aino Virtanen", shop("Käsityöpuoti", url)))
                    .as("%s by %s", url, query)
                    .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Eino", "virtanen aino", "käsityö.se", "%", "_", "aino\nkäsi", ".*"})
    void finds_nothing_else_and_takes_the_query_literally(String query) {
        assertThat(finds(query, "Aino Virtanen", shop("Käsityöpuoti", "https://käsityö.fi")))
                .isFalse();
    }

    @Test
    void without_a_shop_finds_the_merchant_alone() {
        assertThat(SearchText.of("Aino Virtanen", Optional.empty())).isEqualTo("aino virtanen");
        assertThat(finds("aino", "Aino Virtanen", Optional.empty())).isTrue();
        assertThat(finds("shop.fi", "Aino Virtanen", Optional.empty())).isFalse();
    }

    @Test
    void a_scheme_alone_is_looked_for_as_it_is() {
        assertThat(SearchText.needles("https://")).containsExactly("https://");
        assertThat(SearchText.needles("HTTPS://www.Shop.fi/")).containsExactly("https://www.shop.fi/", "shop.fi");
    }

    @Test
    void the_forms_of_one_conversation_are_not_found_across_their_borders() {
        assertThat(SearchText.of("Aino", shop("Puoti", "https://a.fi/"))).isEqualTo("aino\npuoti\nhttps://a.fi/\na.fi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ΟΔΟΣ", "οδοσ", "οδος"})
    void finds_a_part_that_ends_in_sigma(String query) {
        assertThat(finds(query, "ΟΔΟΣΑ", Optional.empty())).isTrue();
    }

    @Test
    void every_name_is_found_by_itself_in_any_case() {
        Generators.forAll(any -> {
            var merchant = any.name();
            var shop = shop(any.name(), "https://shop.example");
            for (var name : List.of(merchant, shop.orElseThrow().name()))
                for (var query : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                    assertThat(finds(query, merchant, shop))
                            .as("%s by %s", name, query)
                            .isTrue();
        });
    }

    @Test
    void a_query_never_holds_a_control_character() {
        assertThat(SearchText.needles("a\0b\tc")).containsExactly("a b c");
    }
}
