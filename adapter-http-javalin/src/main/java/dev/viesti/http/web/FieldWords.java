package dev.viesti.http.web;

import dev.viesti.domain.FieldError;

/** What is wrong with a field, for people. */
final class FieldWords {
    private static final Word REQUIRED = new Word("Fill this in.", "Täytä tämä kohta.");
    private static final Word TOO_LONG = new Word("This is too long. Shorten it.", "Teksti on liian pitkä. Lyhennä sitä.");
    private static final Word TOO_MANY = new Word("There are too many of these.", "Näitä on liikaa.");
    private static final Word NOT_AN_AMOUNT =
            new Word("Write an amount, such as 1200.50.", "Kirjoita summa, esimerkiksi 1 200,50.");
    private static final Word TOO_PRECISE =
            new Word("There are too many decimals for the currency.", "Desimaaleja on liikaa tälle valuutalle.");
    private static final Word NOT_POSITIVE =
            new Word("The amount must be above zero.", "Summan pitää olla suurempi kuin nolla.");
    private static final Word UNKNOWN_CURRENCY =
            new Word("Write the code of a currency, such as EUR.", "Kirjoita valuutan tunnus, esimerkiksi EUR.");
    private static final Word ONE_LINE = new Word("Write it on one line.", "Kirjoita tämä yhdelle riville.");
    private static final Word INVISIBLE = new Word(
            "There are invisible characters in it. Write it again.",
            "Tekstissä on näkymättömiä merkkejä. Kirjoita se uudelleen.");
    private static final Word NOT_STORABLE = new Word(
            "There is a character in it that can't be stored. Remove it.",
            "Tekstissä on merkki, jota ei voi tallentaa. Poista se.");
    private static final Word NOT_A_NUMBER = new Word("Write a whole number.", "Kirjoita kokonaisluku.");
    private static final Word OUT_OF_RANGE =
            new Word("The number is too small or too large.", "Luku on liian pieni tai liian suuri.");
    private static final Word WRONG = new Word("Check this.", "Tarkista tämä kohta.");

    private FieldWords() {}

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
            case "bidi-control", "invisible" -> INVISIBLE;
            case "nul", "surrogate" -> NOT_STORABLE;
            case "wrong-type" -> NOT_A_NUMBER;
            case "out-of-range" -> OUT_OF_RANGE;
            default -> WRONG;
        };
    }
}
