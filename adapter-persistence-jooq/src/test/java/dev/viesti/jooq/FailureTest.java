package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "40001, LOST_RACE",
        "40P01, LOST_RACE",
        "23505, BROKEN_KEY",
        "23503, BROKEN_KEY",
        "23506, BROKEN_KEY",
        "90131, LOST_RACE",
        "08006, UNAVAILABLE",
        "28P01, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57014, UNAVAILABLE",
        "55P03, UNAVAILABLE",
        "25006, UNAVAILABLE",
        "25P03, UNAVAILABLE",
        "25P04, UNAVAILABLE",
        "HYT00, UNAVAILABLE",
        "90098, UNAVAILABLE",
        "42601, DEFECT",
        "23502, DEFECT",
        "22001, DEFECT",
        "'', DEFECT"
    })
    void the_state_of_SQL_says_what_a_failure_means(String state, Failure meaning) {
        assertThat(Failure.of(new SQLException("failed", state))).isEqualTo(meaning);
        assertThat(Failure.of(new DataAccessException("failed", new SQLException("failed", state))))
                .isEqualTo(meaning);
    }

    @Test
    void a_connection_that_the_pool_can_not_give_in_time_is_an_outage() {
        assertThat(Failure.of(new SQLTransientConnectionException("no connection within 10 s")))
                .isEqualTo(Failure.UNAVAILABLE);
    }

    @Test
    void a_failure_without_SQL_is_a_defect() {
        assertThat(Failure.of(new DataAccessException("no SQL"))).isEqualTo(Failure.DEFECT);
    }
}
