package dev.viesti.jooq;

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
 */
record Prepared(String sql, List<Field<?>> fields) {
    Prepared {
        fields = List.copyOf(fields);
    }

    static Prepared of(DSLContext renderer, Select<?> query) {
        return new Prepared(renderer.render(query), query.getSelect());
    }

    /** Runs it with what is to be in its parameters, in the order of their places. */
    Result<Record> fetch(DSLContext connection, Object... parameters) {
        return connection.resultQuery(sql, parameters).coerce(fields).fetch();
    }
}
