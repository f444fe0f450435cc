package dev.viesti.domain.matching;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.Text;
import java.util.Optional;

/** What a merchant fills in to be matched (C4); no shop means "no shop yet" (P3). */
public record MatchingTask(
        String category,
        String outline,
        String requirements,
        Optional<ShopId> shop,
        Optional<Money> budget,
        Optional<Language> language) {

    /**
     * Holds the value to its limits.
     *
     * @throws dev.viesti.domain.InvalidInput about every field that is wrong
     */
    public MatchingTask {
        var errors = new FieldErrors();
        category = errors.line("category", category, Text.MAX_CATEGORY);
        outline = errors.line("outline", outline, Text.MAX_LINE);
        requirements = errors.text("requirements", requirements, Text.MAX_TEXT);
        errors.throwIfAny();
    }
}
