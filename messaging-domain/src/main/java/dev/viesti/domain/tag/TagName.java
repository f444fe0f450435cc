package dev.viesti.domain.tag;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Text;
import java.text.Normalizer;

/** A tag's name in its normal form (T2): trimmed, inner white space collapsed, NFC, 1–50 code points on one line. */
public record TagName(String value) {
    private static final int MAX_LENGTH = 50;

    /**
     * Reads what somebody entered.
     *
     * @throws InvalidInput about {@code name}
     */
    public static TagName of(String raw) {
        try {
            var line = Text.line(raw, Integer.MAX_VALUE);
            var collapsed = Text.beginning(line, Integer.MAX_VALUE);
            return new TagName(Text.line(Normalizer.normalize(collapsed, Normalizer.Form.NFC), MAX_LENGTH));
        } catch (InvalidInput invalid) {
            throw new InvalidInput(invalid.errors().stream()
                    .map(error -> new FieldError("name", error.code(), error.message()))
                    .toList());
        }
    }

    /** The name without regard to case: unique among the tags of an organisation. */
    public String key() {
        return Text.fold(value);
    }
}
