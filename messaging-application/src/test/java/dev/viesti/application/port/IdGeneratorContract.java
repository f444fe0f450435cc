package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Ids;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every maker of ids promises. That nobody guesses them no test can tell. */
public interface IdGeneratorContract {

    /** A generator as one node has it; every call makes another node's. */
    IdGenerator generator();

    @Test
    default void ids_are_well_formed_and_never_the_same() {
        var ids = Stream.generate(generator()::next).limit(10_000).toList();

        assertThat(ids).allMatch(Ids::isWellFormed).doesNotHaveDuplicates();
    }

    @RaceTest
    default void several_threads_of_several_nodes_never_get_the_same() {
        var nodes = List.of(generator(), generator());

        var ids = Race.among(worker ->
                Stream.generate(nodes.get(worker % 2)::next).limit(500).toList());

        assertThat(ids).flatExtracting(mine -> mine).doesNotHaveDuplicates();
    }
}
