package dev.viesti.http.web;

import dev.viesti.domain.FieldError;

/** What the page says of tags. */
final class TagWords {
    static final Word TAGS = new Word("Tags", "Tunnisteet");
    static final Word TAGS_OF = new Word("Tags: %s", "Tunnisteet: %s");
    static final Word ADD_TAG = new Word("Add tag to message", "Lisää viestiin tunniste");
    static final Word ADD = new Word("Add", "Lisää");
    static final Word CREATE = new Word("Create “%s”", "Luo ”%s”");
    static final Word REMOVE = new Word("Remove tag %s", "Poista tunniste %s");
    static final Word ADDED = new Word("Tag %s added", "Tunniste %s lisätty");
    static final Word REMOVED = new Word("Tag %s removed", "Tunniste %s poistettu");
    static final Word MANAGE = new Word("Manage tags", "Hallinnoi tunnisteita");
    static final Word TAG_MANAGER = new Word("Tag manager", "Tunnisteiden hallinta");
    static final Word ABOUT = new Word(
            "Everybody in your organisation sees and uses the same tags. Merchants never see them.",
            "Kaikki organisaatiossanne näkevät ja käyttävät samoja tunnisteita. Kauppiaat eivät näe niitä.");
    static final Word NEW_TAG = new Word("New tag", "Uusi tunniste");
    static final Word CREATE_NEW = new Word("Create new tag", "Luo uusi tunniste");
    static final Word NONE = new Word("No tags yet", "Ei vielä tunnisteita");
    static final Word NAME_OF = new Word("Name of tag %s", "Tunnisteen %s nimi");
    static final Word SAVE = new Word("Save tag %s", "Tallenna tunniste %s");
    static final Word DELETE = new Word("Delete", "Poista");
    static final Word DELETE_TAG = new Word("Delete tag %s", "Poista tunniste %s");
    static final Word CREATED = new Word("Tag %s created", "Tunniste %s luotu");
    static final Word RENAMED = new Word("Tag %s saved", "Tunniste %s tallennettu");
    static final Word DELETED = new Word("Tag %s deleted", "Tunniste %s poistettu");
    static final Word GONE = new Word(
            "The tag isn't there any more: somebody has deleted it.",
            "Tunnistetta ei enää ole: joku on poistanut sen.");
    static final Word DELETE_QUESTION = new Word("Delete tag “%s”?", "Poistetaanko tunniste ”%s”?");
    static final Word LEAVES_NONE =
            new Word("No conversation bears it.", "Tunniste ei ole käytössä missään keskustelussa.");
    static final Word LEAVES_ONE =
            new Word("It is removed from %s conversation.", "Tunniste poistuu %s keskustelusta.");
    static final Word LEAVES_OTHER =
            new Word("It is removed from %s conversations.", "Tunniste poistuu %s keskustelusta.");

    private static final Word REQUIRED = new Word("Write the tag's name.", "Kirjoita tunnisteen nimi.");
    private static final Word TOO_LONG =
            new Word("A tag's name has at most 50 characters.", "Tunnisteen nimessä on enintään 50 merkkiä.");

    private TagWords() {}

    /** What is wrong with a name. */
    static Word wrong(FieldError error) {
        return switch (error.code()) {
            case "required" -> REQUIRED;
            case "too-long" -> TOO_LONG;
            default -> FieldWords.of(error);
        };
    }
}
