package dev.viesti.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What came back. */
record Reply(HttpResponse<byte[]> response) {
    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + this, notJson);
        }
    }

    /** The text at a JSON pointer, empty where there is none. */
    String at(String pointer) {
        return json().at(pointer).asText("");
    }

    /** The texts at a JSON pointer within each item of an array. */
    List<String> each(String array, String pointer) {
        var texts = new ArrayList<String>();
        json().at(array).forEach(item -> texts.add(item.at(pointer).asText()));
        return texts;
    }

    String code() {
        return at("/code");
    }

    /** The names of the wrong fields. */
    List<String> fields() {
        return each("/errors", "/field");
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.uri().getPath() + " -> " + status() + " " + text();
    }
}
