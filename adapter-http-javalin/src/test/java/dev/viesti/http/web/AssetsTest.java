package dev.viesti.http.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final int MOST_BYTES = 15 * 1024;

    @Test
    void our_own_scripts_stay_small_as_they_are_written() throws IOException {
        var bytes = 0;
        for (var script : Assets.SCRIPTS) {
            try (var in = requireNonNull(Assets.class.getResourceAsStream(script))) {
                bytes += in.readAllBytes().length;
            }
        }
        assertThat(bytes).isBetween(1, MOST_BYTES - 1);
    }
}
