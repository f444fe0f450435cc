package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents list is what there is, no more and no less. */
class DocumentedTest {
    private static final Pattern OPTION =
            Pattern.compile("(?m)^\\| `(--[a-z-]+)`[^|]*\\| `(VIESTI_[A-Z_]+)` \\|[^|]+\\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("(?m)^\\| `(--[a-z-]+)`");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|([^|]*)\\|[^|]+\\|$");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE ([a-z_]+) ");
    private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");
    private static final List<String> USUAL = List.of("jvm_", "process_", "system_");

    @TempDir
    Path data;

    @Test
    void the_readme_lists_every_option_with_its_variable_and_its_default() throws IOException {
        var documented = OPTION.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(row ->
                        row.group(1) + " " + row.group(2) + " " + row.group(3).strip())
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.option() + " " + setting.variable() + " "
                                + setting.fallback()
                                        .map(value -> "`" + value + "`")
                                        .orElse(setting.fallbackText()))
                        .toList());
    }

    @Test
    void the_readme_lists_the_options_of_every_command() throws IOException {
        var commands = new Commands(Map.of(), System.out, System.err);
        var documented = NAME.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(documented)
                .isEqualTo(options(commands.line().getCommandSpec()).collect(Collectors.toSet()));
    }

    /** Those for help, which every command has, are nothing to look up. */
    private static Stream<String> options(CommandSpec command) {
        return Stream.concat(
                command.options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .map(OptionSpec::longestName),
                command.subcommands().values().stream().flatMap(sub -> options(sub.getCommandSpec())));
    }

    @Test
    void the_page_on_operations_lists_every_metric_with_its_labels() throws IOException, InterruptedException {
        var metrics = metrics();
        var documented = METRIC.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), DocumentedTest::labels));

        var families = FAMILY.matcher(metrics)
                .results()
                .map(row -> row.group(1))
                .filter(name -> USUAL.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(documented.keySet())).isEqualTo(families);
        documented.forEach(
                (name, labels) -> assertThat(labelsOf(name, metrics)).as(name).isEqualTo(labels));
    }

    private static Set<String> labels(MatchResult row) {
        return LABEL.matcher(row.group(2))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> labelsOf(String name, String metrics) {
        return Pattern.compile("(?m)^" + name + "(?:_count|_sum|_bucket)?\\{([^}]*)}")
                .matcher(metrics)
                .results()
                .flatMap(sample ->
                        Pattern.compile("([a-z_]+)=\"").matcher(sample.group(1)).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
    }

    private String metrics() throws IOException, InterruptedException {
        var settings = Settings.gather(
                Map.of(
                        Setting.DATABASE_URL,
                        "jdbc:h2:mem:documented",
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        data.toString()),
                Map.of());
        try (var server = Server.start(Configuration.of(settings))) {
            var request = HttpRequest.newBuilder(URI.create(server.address() + "/metrics"))
                    .build();
            var client = HttpClient.newHttpClient();
            var unused = client.send(request, BodyHandlers.ofString());
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
