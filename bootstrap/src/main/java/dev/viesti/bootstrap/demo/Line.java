package dev.viesti.bootstrap.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A line {@code key: value} of a resource; a value may have fields between bars, and {@code \n} breaks its lines. */
record Line(String key, String value) {

    /** The lines of the resource beside this class, without empty ones and those that begin with {@code #}. */
    static List<Line> read(String resource) {
        try (var in = Objects.requireNonNull(Line.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line of(String line) {
        var parts = line.split(": *", 2);
        return new Line(parts[0], parts[1].strip().replace("\\n", "\n"));
    }

    /** The field of that number, from 0. */
    String field(int number) {
        return fields().get(number);
    }

    List<String> fields() {
        return Stream.of(value.split("\\|", -1)).map(String::strip).toList();
    }
}
