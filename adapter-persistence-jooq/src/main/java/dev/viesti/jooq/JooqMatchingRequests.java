package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.MATCHING_PICK;
import static dev.viesti.jooq.generated.Tables.MATCHING_REQUEST;

import dev.viesti.application.port.MatchingRequests;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Language;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

record JooqMatchingRequests(Supplier<DSLContext> connection) implements MatchingRequests {
    private static final String SEPARATOR = "\n";

    @Override
    public void add(MatchingRequest request) {
        var task = request.task();
        sql().insertInto(MATCHING_REQUEST)
                .set(MATCHING_REQUEST.REQUEST_ID, request.id().value())
                .set(MATCHING_REQUEST.MERCHANT_ID, request.merchant().value())
                .set(MATCHING_REQUEST.CATEGORY, task.category())
                .set(MATCHING_REQUEST.OUTLINE, task.outline())
                .set(MATCHING_REQUEST.REQUIREMENTS, task.requirements())
                .set(MATCHING_REQUEST.SHOP_ID, task.shop().map(ShopId::value).orElse(null))
                .set(MATCHING_REQUEST.BUDGET_AMOUNT, Rows.amount(task.budget()))
                .set(MATCHING_REQUEST.BUDGET_CURRENCY, Rows.currency(task.budget()))
                .set(
                        MATCHING_REQUEST.LANGUAGE,
                        task.language().map(Language::code).orElse(null))
                .set(MATCHING_REQUEST.CREATED_AT, request.createdAt())
                .execute();
        var insert = sql().insertInto(
                        MATCHING_PICK,
                        MATCHING_PICK.REQUEST_ID,
                        MATCHING_PICK.POSITION,
                        MATCHING_PICK.PARTNER_ID,
                        MATCHING_PICK.CONVERSATION_ID,
                        MATCHING_PICK.REASONS,
                        MATCHING_PICK.CREATED_AT);
        var position = 0;
        for (var sent : request.sent()) {
            insert = insert.values(
                    request.id().value(),
                    position++,
                    sent.pick().partner().value(),
                    sent.conversation().value(),
                    String.join(SEPARATOR, sent.pick().reasons()),
                    request.createdAt());
        }
        if (position > 0) {
            insert.execute();
        }
    }

    @Override
    public Optional<MatchingRequest> find(MatchingRequestId id) {
        var rows = sql().select(MATCHING_REQUEST.fields())
                .select(MATCHING_PICK.PARTNER_ID, MATCHING_PICK.CONVERSATION_ID, MATCHING_PICK.REASONS)
                .from(MATCHING_REQUEST)
                .leftJoin(MATCHING_PICK)
                .on(MATCHING_PICK.REQUEST_ID.eq(MATCHING_REQUEST.REQUEST_ID))
                .where(MATCHING_REQUEST.REQUEST_ID.eq(id.value()))
                .orderBy(MATCHING_PICK.POSITION)
                .fetch();
        return Optional.of(rows).filter(found -> !found.isEmpty()).map(JooqMatchingRequests::request);
    }

    private static MatchingRequest request(Result<? extends Record> rows) {
        var row = rows.get(0);
        return new MatchingRequest(
                new MatchingRequestId(row.get(MATCHING_REQUEST.REQUEST_ID)),
                new MerchantId(row.get(MATCHING_REQUEST.MERCHANT_ID)),
                new MatchingTask(
                        row.get(MATCHING_REQUEST.CATEGORY),
                        row.get(MATCHING_REQUEST.OUTLINE),
                        row.get(MATCHING_REQUEST.REQUIREMENTS),
                        Rows.id(row, MATCHING_REQUEST.SHOP_ID, ShopId::new),
                        Rows.money(row, MATCHING_REQUEST.BUDGET_AMOUNT, MATCHING_REQUEST.BUDGET_CURRENCY),
                        Rows.id(row, MATCHING_REQUEST.LANGUAGE, Language::new)),
                rows.stream()
                        .filter(pick -> pick.get(MATCHING_PICK.PARTNER_ID) != null)
                        .map(JooqMatchingRequests::sent)
                        .toList(),
                row.get(MATCHING_REQUEST.CREATED_AT));
    }

    private static Sent sent(Record row) {
        var reasons = row.get(MATCHING_PICK.REASONS);
        return new Sent(
                new Pick(
                        new PartnerId(row.get(MATCHING_PICK.PARTNER_ID)),
                        reasons.isEmpty()
                                ? List.of()
                                : Stream.of(reasons.split(SEPARATOR, -1)).toList()),
                new ConversationId(row.get(MATCHING_PICK.CONVERSATION_ID)));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
