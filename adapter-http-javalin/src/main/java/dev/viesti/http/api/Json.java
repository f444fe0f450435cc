package dev.viesti.http.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259) as it was read or is to be written; objects keep the order of their members. */
sealed interface Json {

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, by its literal: nothing is computed of it before somebody asks. */
    record Numeral(String literal) implements Json {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Json {}

    /** {@code null}. */
    record Null() implements Json {
        static final Null VALUE = new Null();
    }

    /** An array. */
    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** An object. */
    record Members(Map<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** Begins an object. */
    static Builder object() {
        return new Builder();
    }

    /** An array of strings. */
    static Array texts(List<String> items) {
        return new Array(items.stream().<Json>map(Text::new).toList());
    }

    /** The value as UTF-8. */
    default byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var generator = Writing.FACTORY.createGenerator(out)) {
            Writing.write(generator, this);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every byte", impossible);
        }
        return out.toByteArray();
    }

    /** Gathers the members of an object; for one thread. */
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        Builder with(String name, Json value) {
            members.put(name, value);
            return this;
        }

        Builder with(String name, String value) {
            return with(name, new Text(value));
        }

        Builder with(String name, long value) {
            return with(name, new Numeral(Long.toString(value)));
        }

        Builder with(String name, boolean value) {
            return with(name, new Flag(value));
        }

        Builder with(String name, Instant value) {
            return with(name, value.toString());
        }

        Builder with(String name, List<? extends Json> items) {
            return with(name, new Array(List.copyOf(items)));
        }

        /** The member, if there is a value; it is left out otherwise. */
        Builder withPresent(String name, Optional<? extends Json> value) {
            value.ifPresent(present -> with(name, present));
            return this;
        }

        /** The member, {@code null} where there is no value. */
        Builder withOrNull(String name, Optional<? extends Json> value) {
            return with(name, value.isPresent() ? value.get() : Null.VALUE);
        }

        Members build() {
            return new Members(members);
        }
    }

    /** Writing, which is nobody else's business. */
    final class Writing {
        private static final JsonFactory FACTORY = new JsonFactory();

        private Writing() {}

        private static void write(JsonGenerator out, Json json) throws IOException {
            if (json instanceof Text text) {
                out.writeString(text.value);
            } else if (json instanceof Numeral numeral) {
                out.writeNumber(numeral.literal);
            } else if (json instanceof Flag flag) {
                out.writeBoolean(flag.value);
            } else if (json instanceof Array array) {
                out.writeStartArray();
                for (var item : array.items) {
                    write(out, item);
                }
                out.writeEndArray();
            } else if (json instanceof Members object) {
                out.writeStartObject();
                for (var member : object.members.entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(out, member.getValue());
                }
                out.writeEndObject();
            } else {
                out.writeNull();
            }
        }
    }
}
