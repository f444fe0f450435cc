package dev.viesti.domain;

/** A language by its ISO 639-1 code, two lower-case letters. */
public record Language(String code) implements Comparable<Language> {
    /** Finnish, one of the two languages of mails and pages. */
    public static final Language FINNISH = new Language("fi");
    /** English, one of the two languages of mails and pages. */
    public static final Language ENGLISH = new Language("en");

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException for anything but two lower-case letters
     */
    public Language {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a language is two lower-case letters");
        }
    }

    /**
     * Reads what somebody entered.
     *
     * @throws InvalidInput about the field itself, for anything but two lower-case letters
     */
    public static Language of(String code) {
        if (!isCode(code)) {
            throw Text.invalid("not-a-language", "must be two lower-case letters such as \"fi\"");
        }
        return new Language(code);
    }

    private static boolean isCode(String code) {
        return code.length() == 2 && code.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    @Override
    public int compareTo(Language other) {
        return code.compareTo(other.code);
    }
}
