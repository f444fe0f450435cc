package dev.viesti.domain.conversation;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.FileId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.Text;
import java.util.List;
import java.util.Optional;

/** What a merchant fills in to contact a partner about a service (C3); no shop means "no shop yet" (P3). */
public record ContactRequestDraft(
        PartnerId partner,
        ServiceId service,
        Optional<ShopId> shop,
        String outline,
        String requirements,
        List<FileId> files) {

    /**
     * Holds the value to its limits.
     *
     * @throws dev.viesti.domain.InvalidInput about every field that is wrong
     */
    public ContactRequestDraft {
        var errors = new FieldErrors();
        outline = errors.line("outline", outline, Text.MAX_LINE);
        requirements = errors.text("requirements", requirements, Text.MAX_TEXT);
        files = Attached.check(errors, "files", files);
        errors.throwIfAny();
    }
}
