package dev.viesti.http.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads JSON to a tree, and nothing that two readers could take for two things. */
final class StrictJson {
    /** The deepest nesting that is read. */
    static final int MAX_DEPTH = 50;

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(UNLIMITED)
                    .maxStringLength(UNLIMITED)
                    .maxNameLength(UNLIMITED)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private StrictJson() {}

    /**
     * Reads one value.
     *
     * @throws Refusal {@code malformed} for what isn't UTF-8 or RFC 8259, a duplicate name, trailing input, half of a
     *     surrogate pair, or nesting deeper than {@link #MAX_DEPTH}
     */
    static Json parse(byte[] body) {
        var text = decode(body);
        if (text.startsWith("\uFEFF")) {
            throw Refusal.malformed("Remove the byte order mark from the body.");
        }
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw Refusal.malformed("Send a JSON object as the body.");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw Refusal.malformed("Send one JSON value; more follows it " + place(parser) + ".");
            }
            return value;
        } catch (JsonProcessingException notJson) {
            var at = notJson.getLocation();
            throw Refusal.malformed("The body isn't JSON, or is nested deeper than " + MAX_DEPTH
                    + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()) + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory gives every character", impossible);
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.malformed("The body isn't UTF-8.");
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(scalars(parser, parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> Json.Null.VALUE;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no JSON value begins with " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = scalars(parser, parser.currentName());
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw Refusal.malformed("A name stands twice in one object " + place(parser) + ".");
            }
        }
        return new Json.Members(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Array(items);
    }

    private static String scalars(JsonParser parser, String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw Refusal.malformed("Half of a surrogate pair stands " + place(parser) + ".");
        }
        return text;
    }

    private static String place(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return "at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
