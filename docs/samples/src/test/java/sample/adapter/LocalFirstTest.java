package sample.adapter;

import dev.viesti.application.port.MatchingAlgorithm;
import dev.viesti.application.port.MatchingAlgorithmContract;
import dev.viesti.domain.PartnerId;
import java.util.Set;

class LocalFirstTest implements MatchingAlgorithmContract {
    @Override
    public MatchingAlgorithm algorithm() {
        return new LocalFirst(Set.of(new PartnerId("next-door")));
    }
}
