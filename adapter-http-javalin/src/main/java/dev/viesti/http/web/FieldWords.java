package dev.viesti.http.web;

import dev.viesti.domain.FieldError;

/** What is wrong with a field, said beside it. */
final class FieldWords {
    private static final Word REQUIRED = new Word("Fill this in.", "Täytä tämä kohta.");
    private static final Word TOO_LONG = new Word("This is too long.", "Tämä on liian pitkä.");
    private static final Word TOO_MANY = new Word("There are too many of these.", "Näitä on liian monta.");
    private static final Word NOT_AN_AMOUNT =
            new Word("Write an amount, for example 120.50.", "Kirjoita summa, esimerkiksi 120,50.");
    private static final Word TOO_PRECISE =
            new Word("The amount has too many decimals.", "Summassa on liikaa desimaaleja.");
    private static final Word NOT_POSITIVE =
            new Word("The amount must be above zero.", "Summan on oltava suurempi kuin nolla.");
    private static final Word UNKNOWN_CURRENCY =
            new Word("There is no such currency.", "Tällaista valuuttaa ei ole.");
    private static final Word ONE_LINE = new Word(
            "Write this on one line, without tabs and the like.",
            "Kirjoita tämä yhdelle riville, ilman sarkaimia ja muita ohjausmerkkejä.");
    private static final Word BIDI_CONTROL = new Word(
            "This contains characters that turn the direction of writing. Remove them.",
            "Tekstissä on kirjoitussuuntaa kääntäviä merkkejä. Poista ne.");
    private static final Word INVISIBLE = new Word(
            "There is nothing to see here: add a visible character.",
            "Tässä ei ole mitään näkyvää. Lisää jokin näkyvä merkki.");
    private static final Word NUL = new Word(
            "This contains a character that can't be stored. Write it anew.",
            "Tekstissä on merkki, jota ei voi tallentaa. Kirjoita teksti uudelleen.");
    private static final Word OUT_OF_RANGE =
            new Word("The number is too small or too large.", "Luku on liian pieni tai liian suuri.");
    private static final Word WRONG = new Word("This isn't right. Check it.", "Tässä on virhe. Tarkista.");

    private FieldWords() {}

    /** In words for people what the error's code says to programs. */
    static Word of(FieldError error) {
        return switch (error.code()) {
            case "required" -> REQUIRED;
            case "too-long" -> TOO_LONG;
            case "too-many" -> TOO_MANY;
            case "not-an-amount" -> NOT_AN_AMOUNT;
            case "too-precise" -> TOO_PRECISE;
            case "not-positive" -> NOT_POSITIVE;
            case "unknown-currency" -> UNKNOWN_CURRENCY;
            case "control-character" -> ONE_LINE;
            case "bidi-control" -> BIDI_CONTROL;
            case "invisible" -> INVISIBLE;
            case "nul", "surrogate" -> NUL;
            case "out-of-range" -> OUT_OF_RANGE;
            default -> WRONG;
        };
    }
}
