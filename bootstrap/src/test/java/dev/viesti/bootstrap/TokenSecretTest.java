package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecretTest {
    @TempDir
    Path folder;

    @Test
    void the_secret_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        var data = folder.resolve("deep/data");

        var first = TokenSecret.of(configuration(data)).bytes();
        var second = TokenSecret.of(configuration(data)).bytes();

        assertThat(first).hasSizeGreaterThanOrEqualTo(32).isEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("token-secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(data)
                .isDirectoryContaining("glob:**token-secret")
                .satisfies(d -> assertThat(files(d)).hasSize(1));
    }

    @Test
    void the_text_of_the_file_given_as_an_option_is_the_same_secret() throws IOException {
        var kept = TokenSecret.of(configuration(folder)).bytes();

        var text = Files.readString(folder.resolve("token-secret")).strip();

        var given = Configuration.of(Settings.gather(Map.of(Setting.TOKEN_SECRET, text), Map.of()));
        assertThat(TokenSecret.of(given).bytes()).isEqualTo(kept);
    }

    @Test
    void of_many_who_make_it_at_once_all_get_the_same() throws Exception {
        var threads = 16;
        var start = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var secrets = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return new String(
                                        TokenSecret.of(configuration(folder.resolve("data")))
                                                .bytes(),
                                        StandardCharsets.UTF_8);
                            },
                            pool))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join);

            assertThat(secrets.distinct()).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void half_a_secret_is_refused_instead_of_signed_with() throws IOException {
        Files.writeString(folder.resolve("token-secret"), "short\n");

        assertThatThrownBy(() -> TokenSecret.of(configuration(folder)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("token-secret")
                .hasMessageNotContaining("short\n");
    }

    @Test
    void a_data_directory_that_is_no_directory_is_told_in_one_line() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        for (var data : new Path[] {file, file.resolve("data")}) {
            assertThatThrownBy(() -> TokenSecret.of(configuration(data)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageNotContaining("\n");
        }
    }

    private static Configuration configuration(Path data) {
        return Configuration.of(Settings.gather(Map.of(Setting.DATA, data.toString()), Map.of()));
    }

    private static java.util.List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
