package dev.viesti.application;

import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.work.WorkChange;
import java.util.List;
import java.util.Optional;

/**
 * The block of a merchant or, where there is none, what a block would close (B1, B3).
 *
 * @param closing of each conversation that has something unfinished
 */
public record BlockView(Optional<Block> block, List<WorkChange> closing) {
    public BlockView {
        closing = List.copyOf(closing);
    }

    /** How much of each kind a block would close. */
    public WorkChange.Counts closes() {
        return closing.stream().map(WorkChange::counts).reduce(WorkChange.Counts.NONE, WorkChange.Counts::plus);
    }
}
