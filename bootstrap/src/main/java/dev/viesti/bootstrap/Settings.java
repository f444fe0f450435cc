package dev.viesti.bootstrap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was given for each setting, and where: an option goes before the environment, the environment before the file. */
final class Settings {
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&;]*");
    private static final Pattern LOGIN_IN_URL = Pattern.compile("((?:^|//)[^/:@\\s]*:)(?!//)\\S*@");
    private static final String PREFIX = "VIESTI_";
    private static final String COMMAND_LINE = "from the command line";

    private final Map<Setting, Given> given;

    /**
     * A value as it was given.
     *
     * @param origin where, as a person calls it
     */
    record Given(Setting setting, String value, String origin) {
        /** The value as it may be shown. */
        String masked() {
            if (setting.isSecret()) {
                return "***";
            }
            return Settings.masked(value).replaceAll("\\p{Cntrl}", "?");
        }

        /** Refuses the value, saying what it has to be. */
        InvalidSetting refused(String must) {
            return new InvalidSetting("%s %s(%s) %s, for example %s %s"
                    .formatted(
                            setting.option(),
                            setting.isSecret() ? "" : "\"" + masked() + "\" ",
                            origin,
                            must,
                            setting.option(),
                            setting.example()));
        }
    }

    /** A text without the passwords that URLs in it hold. */
    static String masked(String text) {
        var open = PASSWORD_IN_URL.matcher(text).replaceAll("$1***");
        return LOGIN_IN_URL.matcher(open).replaceAll("$1***@");
    }

    private Settings(Map<Setting, Given> given) {
        this.given = given;
    }

    /**
     * Gathers what is given.
     *
     * @param options values of options
     * @param environment all variables of the environment; an empty one counts as absent, as does a line of the file
     * @throws InvalidSetting if the file can't be read or names an unknown setting
     */
    static Settings gather(Map<Setting, String> options, Map<String, String> environment) {
        var given = new EnumMap<Setting, Given>(Setting.class);
        for (var setting : Setting.values()) {
            var option = options.get(setting);
            var variable = environment.getOrDefault(setting.variable(), "");
            if (option != null) {
                given.put(setting, new Given(setting, option, COMMAND_LINE));
            } else if (!variable.isEmpty()) {
                given.put(setting, new Given(setting, variable, "from the environment, " + setting.variable()));
            }
        }
        var file = given.get(Setting.CONFIG);
        if (file != null) {
            read(file).forEach(given::putIfAbsent);
        }
        return new Settings(given);
    }

    /** Variables that look like settings and are none, each with the setting that it may be meant for. */
    static Map<String, String> unknown(Map<String, String> environment) {
        var known = Arrays.stream(Setting.values()).map(Setting::variable).toList();
        var unknown = new TreeMap<String, String>();
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .forEach(name -> unknown.put(name, similar(name, known)));
        return unknown;
    }

    private static Map<Setting, Given> read(Given config) {
        var lines = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(config.value()))) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw config.refused("must be a readable file of lines like port=8080 in UTF-8 ("
                    + (unreadable instanceof InvalidPathException
                            ? "no path"
                            : unreadable.getClass().getSimpleName()) + ")");
        }
        var given = new EnumMap<Setting, Given>(Setting.class);
        for (var key : lines.stringPropertyNames()) {
            var setting = ofFiles()
                    .filter(s -> s.key().equals(key))
                    .findAny()
                    .orElseThrow(() ->
                            new InvalidSetting("--config \"%s\" (%s) names the unknown setting \"%s\"; did you mean %s?"
                                    .formatted(
                                            config.masked(),
                                            config.origin(),
                                            key.replaceAll("\\p{Cntrl}", "?"),
                                            similar(
                                                    key,
                                                    ofFiles().map(Setting::key).toList()))));
            var value = lines.getProperty(key);
            if (!value.isBlank()) {
                given.put(
                        setting,
                        new Given(
                                setting,
                                setting.isSecret() ? value : value.strip(),
                                "from the file " + config.value()));
            }
        }
        return given;
    }

    private static Stream<Setting> ofFiles() {
        return Arrays.stream(Setting.values()).filter(setting -> setting != Setting.CONFIG);
    }

    /** The name that takes the fewest changes to come to. */
    private static String similar(String name, List<String> names) {
        return Collections.min(names, Comparator.comparingInt(known -> changes(name, known)));
    }

    /** How many letters to add, to take away or to replace (Levenshtein). */
    private static int changes(String from, String to) {
        var row = IntStream.rangeClosed(0, to.length()).toArray();
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** Whether the setting is an option of this very call. */
    boolean isOption(Setting setting) {
        return Optional.ofNullable(given.get(setting))
                .filter(value -> value.origin().equals(COMMAND_LINE))
                .isPresent();
    }

    /** Whether the setting has another value than its default. */
    boolean isGiven(Setting setting) {
        return given.containsKey(setting);
    }

    /** The same settings but this one, which has the value, or else its default. */
    Settings with(Setting setting, Optional<String> value, String origin) {
        var changed = new EnumMap<Setting, Given>(Setting.class);
        changed.putAll(given);
        changed.remove(setting);
        value.ifPresent(text -> changed.put(setting, new Given(setting, text, origin)));
        return new Settings(changed);
    }

    /** What is given, or the default where there is one. */
    Optional<Given> find(Setting setting) {
        return Optional.ofNullable(given.get(setting))
                .or(() -> setting.fallback().map(value -> new Given(setting, value, "default")));
    }

    /**
     * Reads a setting that has a default or can't be done without.
     *
     * @throws InvalidSetting if it is absent
     */
    <T> T require(Setting setting, Function<Given, T> parse) {
        return optional(setting, parse)
                .orElseThrow(() -> new InvalidSetting("%s is missing, for example %s %s"
                        .formatted(setting.option(), setting.option(), setting.example())));
    }

    /** Reads a setting that may be absent. */
    <T> Optional<T> optional(Setting setting, Function<Given, T> parse) {
        return find(setting).map(parse);
    }
}
