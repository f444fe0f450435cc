package sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages show of the code is the code that the build runs. */
class PagesTest {
    private static final Pattern BLOCK = Pattern.compile("```java(.*)\\n([\\s\\S]*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final int LONGEST = 60;

    @ParameterizedTest
    @ValueSource(strings = {"../embedding.md", "../../README.md"})
    void every_piece_of_code_stands_in_the_sample_that_it_names(String page) throws IOException {
        var blocks = find(BLOCK, page);

        assertThat(blocks).isNotEmpty().allSatisfy(block -> {
            var sample = sample(block.group(1).strip());
            assertThat(sample).isRegularFile();
            assertThat(lines(Files.readString(sample))).containsSequence(lines(block.group(2)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"../embedding.md", "../../README.md"})
    void every_link_leads_to_a_file_or_folder(String page) throws IOException {
        var folder = Path.of(page).getParent();

        assertThat(find(LINK, page))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(folder.resolve(link.group(1))).exists());
    }

    @Test
    void samples_are_short() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(sample -> assertThat(Files.readAllLines(sample)).hasSizeLessThan(LONGEST));
        }
    }

    private static Path sample(String name) {
        return Stream.of("src/main/java", "src/test/java")
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findAny()
                .orElse(Path.of(name));
    }

    private static List<MatchResult> find(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(Path.of(page))).results().toList();
    }

    private static List<String> lines(String code) {
        return code.strip().lines().map(String::strip).toList();
    }
}
