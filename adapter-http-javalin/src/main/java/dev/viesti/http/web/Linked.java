package dev.viesti.http.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text cut where addresses of the web are in it, which become links (M5). */
record Linked(String text, boolean isLink) {
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"'`\\p{Cntrl}]+", Pattern.CASE_INSENSITIVE);
    /** What ends a sentence rather than an address. */
    private static final String ENDS = ".,;:!?)]}»”’";

    static List<Linked> parts(String text) {
        var parts = new ArrayList<Linked>();
        var matcher = ADDRESS.matcher(text);
        var from = 0;
        while (matcher.find()) {
            var end = matcher.end();
            while (ENDS.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (end > matcher.start() + "https://".length()) {
                if (matcher.start() > from) {
                    parts.add(new Linked(text.substring(from, matcher.start()), false));
                }
                parts.add(new Linked(text.substring(matcher.start(), end), true));
                from = end;
            }
        }
        if (from < text.length()) {
            parts.add(new Linked(text.substring(from), false));
        }
        return parts;
    }
}
