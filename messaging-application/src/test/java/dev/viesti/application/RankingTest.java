package dev.viesti.application;

import dev.viesti.application.port.MatchingAlgorithm;
import dev.viesti.application.port.MatchingAlgorithmContract;
import dev.viesti.domain.matching.Ranking;

/** The default choice keeps what is asked of every one. */
class RankingTest implements MatchingAlgorithmContract {
    @Override
    public MatchingAlgorithm algorithm() {
        return Ranking::pick;
    }
}
