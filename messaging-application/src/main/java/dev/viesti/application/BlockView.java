package dev.viesti.application;

import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.work.WorkChange;
import java.util.Optional;

/** The block of a merchant or, where there is none, how much a block would close (B1, B3). */
public record BlockView(Optional<Block> block, WorkChange.Counts closes) {}
