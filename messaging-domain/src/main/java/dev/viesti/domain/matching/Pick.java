package dev.viesti.domain.matching;

import dev.viesti.domain.PartnerId;
import java.util.List;

/** A chosen partner and why, in stable words such as {@code category}. */
public record Pick(PartnerId partner, List<String> reasons) {
    public Pick {
        reasons = List.copyOf(reasons);
    }
}
