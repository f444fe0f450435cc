package dev.viesti.jooq;

import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;

/**
 * A query that is rendered once, since rendering costs a good part of a short one.
 *
 * @param fields what it selects, so that the driver needn't be asked
 * @param places how many places for parameters it has
 */
record Prepared(String sql, List<Field<?>> fields, int places) {
    Prepared {
        fields = List.copyOf(fields);
    }

    static Prepared of(DSLContext renderer, Select<?> query) {
        return new Prepared(
                renderer.render(query), query.getSelect(), query.getBindValues().size());
    }

    /** Runs it with what is to be in its parameters, in the order of their places; where there are more, all over again. */
    Result<Record> fetch(DSLContext connection, Object... parameters) {
        var bound = new Object[places];
        Arrays.setAll(bound, place -> parameters[place % parameters.length]);
        return connection.resultQuery(sql, bound).coerce(fields).fetch();
    }
}
