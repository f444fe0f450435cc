package dev.viesti.bootstrap;

import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.bootstrap.Configuration.LogFormat;
import dev.viesti.domain.Ids;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: reads a call, carries it out, and answers with a status. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(3650);

    private static final String ALL = "--all";

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_UNDERSTOOD = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    private enum Command {
        SERVE(
                "migrate the database, then start the server; done where no command is given",
                "viesti serve --port 9000 --data /var/lib/viesti",
                "viesti serve --database-url jdbc:postgresql://localhost:5432/viesti --database-user viesti"),
        DEMO(
                "start the server on a database in memory that is full of people and conversations to try",
                "viesti demo",
                "viesti demo --port 9000 --data ./demo-mails"),
        TOKEN(
                "print a bearer token; needs neither a running server nor a database",
                "viesti token --role member --id aino",
                "curl -H \"Authorization: Bearer $(viesti token --role operator --id host)\" http://127.0.0.1:8080/api/v1/me"),
        MIGRATE("bring the database to the current schema and stop", "viesti migrate --config /etc/viesti.properties"),
        CONFIG("print every setting, its value and where it came from", "viesti config --port 9000"),
        OUTBOX(
                "list mails that are parked: refused for good, or after a day of failures",
                "viesti outbox",
                "viesti outbox release 5e0ac7b1-6a53-3b56-9d2f-0d4c8c1f7a11",
                "viesti outbox release --all"),
        REHEARSE(
                "start on a database of its own, answer a few requests and stop: to check an installation, or to train the JVM for quicker starts",
                "viesti rehearse",
                "java -XX:ArchiveClassesAtExit=viesti.jsa -jar viesti.jar rehearse");

        private final String description;
        private final String examples;

        Command(String description, String... examples) {
            this.description = description;
            this.examples = String.join("\n", examples);
        }

        Stream<String> examples() {
            return examples.lines().map(example -> "  " + example);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Commands(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Answers {@link #DONE}, {@link #FAILED} or {@link #NOT_UNDERSTOOD}; the latter two with one line on stderr. */
    int run(String... args) {
        try {
            var call = line().parseArgs(args);
            if (CommandLine.printHelpIfRequested(call)) {
                return DONE;
            }
            carryOut(call, Settings.gather(options(call), environment));
            return DONE;
        } catch (ParameterException unknown) {
            return refuse(NOT_UNDERSTOOD, explanation(unknown) + " (--help tells more)");
        } catch (InvalidSetting invalid) {
            return refuse(NOT_UNDERSTOOD, String.valueOf(invalid.getMessage()));
        } catch (StartFailure failure) {
            return refuse(FAILED, Settings.masked(String.valueOf(failure.getMessage())));
        } catch (RuntimeException defect) {
            LOG.error("unexpected failure", defect);
            return refuse(FAILED, "unexpected failure (" + Trace.headline(defect) + "); the log tells more");
        }
    }

    private int refuse(int status, String why) {
        err.println("viesti: " + Trace.onOneLine(why));
        return status;
    }

    private void carryOut(ParseResult call, Settings settings) {
        Logs.use(LogFormat.TEXT);
        var command = command(call);
        var configuration = Configuration.of(command == Command.DEMO ? Demo.settings(settings) : settings);
        Logs.use(configuration.log());
        Settings.unknown(environment)
                .forEach((name, similar) ->
                        LOG.warn("the variable {} is no setting and is left alone; did you mean {}?", name, similar));
        switch (command) {
            case SERVE -> serve(Server.start(configuration), address -> "");
            case DEMO -> demo(new Demo(configuration));
            case TOKEN -> out.println(token(configuration, settings));
            case MIGRATE -> Server.migrate(configuration);
            case CONFIG -> print(settings);
            case OUTBOX -> outbox(call.subcommand(), configuration);
            case REHEARSE -> {
                Rehearsal.run(settings);
                out.println("viesti started, answered and stopped");
            }
        }
    }

    private void outbox(ParseResult call, Configuration configuration) {
        var release = Optional.ofNullable(call.subcommand());
        var keys = Set.copyOf(release.map(named -> named.matchedPositionalValue(0, List.<String>of()))
                .orElseGet(List::of));
        var all = release.filter(named -> named.hasMatchedOption(ALL)).isPresent();
        if (release.isPresent() && all != keys.isEmpty()) {
            throw new InvalidSetting("outbox release takes keys of parked mails, or " + ALL
                    + " and no key, for example viesti outbox release " + ALL);
        }
        try (var parked = ParkedMail.open(configuration)) {
            if (release.isEmpty()) {
                parked.list(out);
            } else if (all) {
                parked.releaseAll(out);
            } else {
                parked.release(keys, out);
            }
        } catch (StorageUnavailable | IllegalStateException failure) {
            throw StartFailure.of(failure, configuration);
        }
    }

    private void demo(Demo demo) {
        serve(demo.start(ProgressBar.on(err)), demo::tour);
    }

    /** Runs until the process is asked to stop. */
    private void serve(Server server, UnaryOperator<String> introduction) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "viesti-stop"));
        out.print(introduction.apply(server.address()));
        out.println("viesti is ready at " + server.address());
        try {
            server.join();
        } catch (InterruptedException interrupted) {
            server.close();
        }
    }

    private static String token(Configuration configuration, Settings settings) {
        var role = settings.require(
                Setting.ROLE,
                given -> Role.of(given.value())
                        .orElseThrow(() -> given.refused("must be operator, member or merchant")));
        var id = settings.require(Setting.ID, given -> {
            if (!Ids.isWellFormed(given.value())) {
                throw given.refused("must be 1-64 of A-Za-z0-9._-");
            }
            return given.value();
        });
        var ttl = settings.require(Setting.TTL, Commands::ttl);
        try (var tokens = new AccessTokens(
                TokenSecret.of(configuration).bytes(),
                Optional.empty(),
                configuration.tokenProfile(),
                InstantSource.system())) {
            return tokens.issue(role, id, ttl);
        }
    }

    private static Duration ttl(Settings.Given given) {
        try {
            var ttl = Duration.parse(given.value());
            if (ttl.compareTo(SHORTEST_TTL) >= 0 && ttl.compareTo(LONGEST_TTL) <= 0) {
                return ttl;
            }
        } catch (DateTimeException notADuration) {
            // refused like one out of range
        }
        throw given.refused("must be a duration of ISO 8601 from PT1S to P3650D");
    }

    private void print(Settings settings) {
        var shown = Arrays.stream(Setting.values())
                .filter(setting -> !setting.isOfToken())
                .toList();
        var values = shown.stream().map(setting -> shown(settings, setting)).toList();
        var line = "%%-%ds  %%-%ds  %%s%%n".formatted(width(shown.stream().map(Setting::key)), width(values.stream()));
        for (var i = 0; i < shown.size(); i++) {
            out.printf(
                    line,
                    shown.get(i).key(),
                    values.get(i),
                    settings.find(shown.get(i)).map(Settings.Given::origin).orElse("default"));
        }
    }

    private static String shown(Settings settings, Setting setting) {
        return settings.find(setting).map(Settings.Given::masked).orElse("(" + setting.fallbackText() + ")");
    }

    private static int width(Stream<String> column) {
        return column.mapToInt(String::length).max().orElse(1);
    }

    private static Command command(ParseResult call) {
        return Optional.ofNullable(call.subcommand())
                .map(sub -> Command.valueOf(sub.commandSpec().name().toUpperCase(Locale.ROOT)))
                .orElse(Command.SERVE);
    }

    private static Map<Setting, String> options(ParseResult call) {
        var options = new EnumMap<Setting, String>(Setting.class);
        for (@Nullable ParseResult part = call; part != null; part = part.subcommand()) {
            for (var option : part.matchedOptions()) {
                setting(option)
                        .ifPresent(setting ->
                                options.put(setting, option.stringValues().get(0)));
            }
        }
        return options;
    }

    private static Optional<Setting> setting(ArgSpec option) {
        return Arrays.stream(Setting.values())
                .filter(setting -> option instanceof OptionSpec named
                        && named.longestName().equals(setting.option()))
                .findAny();
    }

    private static String explanation(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            // without a value, which may be a secret
            var name = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
            var similar = unmatched.getSuggestions();
            return (name.startsWith("-") ? "unknown option " : "unknown command ")
                    + name
                    + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
        }
        var about = failure instanceof MissingParameterException missing
                ? missing.getMissing().stream().findFirst()
                : Optional.ofNullable(failure.getArgSpec());
        return failure.getMessage()
                + about.flatMap(Commands::setting)
                        .map(setting -> ", for example " + setting.option() + " " + setting.example())
                        .orElse("");
    }

    /** The commands with all their options. */
    CommandLine line() {
        var root = spec("viesti", "Serves the conversations between merchants and partner organisations.")
                .version("viesti "
                        + Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                                .orElse("(unreleased)"));
        root.usageMessage()
                .footerHeading(
                        "%nEvery option is also an environment variable and a line of the file that --config names."
                                + " An option goes before the environment, the environment before the file.%n%nExamples:%n")
                .footer(Arrays.stream(Command.values())
                        .flatMap(Command::examples)
                        .toArray(String[]::new));
        for (var setting : Setting.values()) {
            if (!setting.isOfToken()) {
                root.addOption(option(setting).scopeType(ScopeType.INHERIT).build());
            }
        }
        for (var command : Command.values()) {
            var spec = spec(command.word(), command.description);
            if (command == Command.TOKEN) {
                Arrays.stream(Setting.values())
                        .filter(Setting::isOfToken)
                        .forEach(setting -> spec.addOption(option(setting).build()));
            }
            root.addSubcommand(command.word(), spec);
            spec.usageMessage()
                    .footerHeading("%nExamples:%n")
                    .footer(command.examples().toArray(String[]::new));
            if (command == Command.OUTBOX) {
                spec.addSubcommand("release", release());
            }
        }
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    private static CommandSpec release() {
        var spec = spec("release", "send parked mails again: those of the keys, or all");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("KEY")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("keys as outbox lists them")
                .build());
        spec.addOption(OptionSpec.builder(ALL)
                .type(boolean.class)
                .description("every parked mail")
                .build());
        return spec;
    }

    private static CommandSpec spec(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(description)
                .width(120)
                .abbreviateSynopsis(true)
                .sortOptions(false);
        return spec;
    }

    private static OptionSpec.Builder option(Setting setting) {
        return OptionSpec.builder(setting.option())
                .paramLabel(setting.label())
                .description(setting.description())
                .type(String.class)
                .arity("1");
    }
}
