package dev.viesti.http.web;

import dev.viesti.domain.FieldError;

/** What is wrong with a field of a form, and what to do about it. */
final class FieldWords {
    private static final Word REQUIRED = new Word("Fill this in.", "Täytä tämä kohta.");
    private static final Word TOO_LONG =
            new Word("This is too long. Shorten it.", "Tämä on liian pitkä. Lyhennä sitä.");
    private static final Word TOO_MANY =
            new Word("There are too many. Remove some.", "Näitä on liikaa. Poista joitakin.");
    private static final Word NOT_AN_AMOUNT =
            new Word("Write an amount such as 1200.50.", "Kirjoita summa, esimerkiksi 1200,50.");
    private static final Word TOO_PRECISE =
            new Word("This has more decimals than the currency.", "Summassa on enemmän desimaaleja kuin valuutassa.");
    private static final Word NOT_POSITIVE =
            new Word("The amount must be above zero.", "Summan pitää olla suurempi kuin nolla.");
    private static final Word UNKNOWN_CURRENCY = new Word("Choose a currency.", "Valitse valuutta.");
    private static final Word ONE_LINE = new Word(
            "Write this on one line, without control characters.",
            "Kirjoita tämä yhdelle riville ilman ohjausmerkkejä.");
    private static final Word BIDI_CONTROL = new Word(
            "Remove the invisible characters that turn the direction of writing.",
            "Poista näkymättömät merkit, jotka kääntävät kirjoitussuunnan.");
    private static final Word INVISIBLE =
            new Word("Write something that can be seen.", "Kirjoita jotakin, mikä näkyy.");
    private static final Word UNREADABLE =
            new Word("Remove the characters that can't be shown.", "Poista merkit, joita ei voi näyttää.");
    private static final Word OUT_OF_RANGE = new Word("This number isn't possible.", "Tämä luku ei ole mahdollinen.");
    private static final Word NOT_A_NUMBER = new Word("Write a whole number.", "Kirjoita kokonaisluku.");
    private static final Word NOT_AN_ADDRESS = new Word(
            "Write an e-mail address such as aino@example.com.",
            "Kirjoita sähköpostiosoite, esimerkiksi aino@example.com.");
    private static final Word OTHERWISE = new Word("Check this.", "Tarkista tämä kohta.");

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
            case "bidi-control" -> BIDI_CONTROL;
            case "invisible" -> INVISIBLE;
            case "nul", "surrogate" -> UNREADABLE;
            case "out-of-range" -> OUT_OF_RANGE;
            case "wrong-type" -> NOT_A_NUMBER;
            case "not-an-address" -> NOT_AN_ADDRESS;
            case FormFiles.NOT_TAKEN -> ComposerWords.NOT_TAKEN;
            default -> OTHERWISE;
        };
    }
}
