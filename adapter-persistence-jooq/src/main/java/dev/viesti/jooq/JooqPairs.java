package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.PAIR;

import dev.viesti.application.port.Pairs;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Block;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The pair is a row, made when it is locked for the first time. A block is written into it: what waited for the lock sees
 * the row as it has become, whereas a row of another table would be as it was before the wait.
 */
record JooqPairs(Supplier<DSLContext> connection, Statements statements) implements Pairs {

    @Override
    public Optional<Block> lockShared(PartnerId partner, MerchantId merchant) {
        return lock(statements.pairShared, partner, merchant);
    }

    @Override
    public Optional<Block> lockAlone(PartnerId partner, MerchantId merchant) {
        return lock(statements.pairAlone, partner, merchant);
    }

    private Optional<Block> lock(Prepared statement, PartnerId partner, MerchantId merchant) {
        var sql = connection.get();
        var rows = statement.fetch(sql, partner.value(), merchant.value());
        if (rows.isEmpty()) {
            make(sql, partner, merchant);
            rows = statement.fetch(sql, partner.value(), merchant.value());
        }
        return Rows.block(rows.get(0));
    }

    /** Without effect where another made it. */
    static void make(DSLContext sql, PartnerId partner, MerchantId merchant) {
        sql.insertInto(PAIR)
                .set(PAIR.PARTNER_ID, partner.value())
                .set(PAIR.MERCHANT_ID, merchant.value())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public void block(Block block) {
        var blocked = connection
                .get()
                .update(PAIR)
                .set(PAIR.BLOCKED_BY, block.blockedBy().value())
                .set(PAIR.BLOCKED_AT, block.blockedAt())
                .set(PAIR.CLOSED_PROPOSALS, block.closed().proposals())
                .set(PAIR.CLOSED_JOBS, block.closed().jobs())
                .set(PAIR.CLOSED_INVOICES, block.closed().invoices())
                .where(PAIR.PARTNER_ID.eq(block.partner().value()))
                .and(PAIR.MERCHANT_ID.eq(block.merchant().value()))
                .and(PAIR.BLOCKED_AT.isNull())
                .execute();
        if (blocked == 0) {
            throw new IllegalStateException("a block stands for ever, and its pair must be locked before");
        }
    }
}
