package dev.viesti.domain.party;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One e-mail address without a display name: a dot-atom of RFC 5322, {@code @}, and a host name in ASCII. Quoted local
 * parts and address literals aren't accepted, since many mail servers refuse them.
 */
public record EmailAddress(String value) {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART = 64;

    /**
     * Reads what somebody entered.
     *
     * @throws InvalidInput about the field itself
     */
    public static EmailAddress of(String raw) {
        if (raw.length() > MAX_LENGTH || !FORM.matcher(raw).matches() || raw.indexOf('@') > MAX_LOCAL_PART) {
            throw new InvalidInput(List.of(
                    new FieldError("", "not-an-address", "must be one e-mail address such as aino@example.com")));
        }
        return new EmailAddress(raw);
    }

    /** The address in a form in which case makes no difference, for looking it up. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
