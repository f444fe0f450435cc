package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.CONVERSATION;

import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The index of three-letter pieces of names and addresses on PostgreSQL: whether it is there, and what it finds. Safe for
 * several threads.
 */
final class SearchIndex {
    private static final int PIECE = 3;

    private final SQLDialect dialect;

    private volatile @Nullable Reach reach;

    SearchIndex(SQLDialect dialect) {
        this.dialect = dialect;
    }

    /** Which letters the index knows: outside of a Unicode locale those of ASCII alone. */
    private enum Reach {
        NOTHING,
        ASCII,
        UNICODE
    }

    boolean isThere() {
        var known = reach;
        return known != null && known != Reach.NOTHING;
    }

    /** Looks into the database whether the index is there now. */
    boolean lookAgain(DSLContext sql) {
        reach = dialect == SQLDialect.H2 ? Reach.NOTHING : look(sql);
        return isThere();
    }

    private static Reach look(DSLContext sql) {
        var isThere = DSL.field("to_regclass('viesti_conversation_search') is not null", Boolean.class);
        if (!sql.select(isThere).fetchSingle().value1()) {
            return Reach.NOTHING;
        }
        var knowsLetters = DSL.field("cardinality(show_trgm('äöå')) > 0", Boolean.class);
        return sql.select(knowsLetters).fetchSingle().value1() ? Reach.UNICODE : Reach.ASCII;
    }

    /** Whether the index finds what contains the needle without looking at everything: it has three letters in a row. */
    boolean finds(DSLContext sql, Set<String> needles) {
        if (reach == null) {
            lookAgain(sql);
        }
        return isThere() && needles.stream().allMatch(this::hasPiece);
    }

    private boolean hasPiece(String needle) {
        var letters = 0;
        for (var i = 0; i < needle.length() && letters < PIECE; i++) {
            letters = isLetter(needle.charAt(i)) ? letters + 1 : 0;
        }
        return letters == PIECE;
    }

    private boolean isLetter(char c) {
        return (reach == Reach.UNICODE || c < 0x80) && Character.isLetterOrDigit(c);
    }

    /** Exactly the expression that is indexed. */
    private static Field<String> text() {
        return DSL.field(
                "({0} || chr(10) || {1})", String.class, CONVERSATION.MERCHANT_SEARCH, CONVERSATION.SHOP_SEARCH);
    }

    /** In the words of the index; the term is no parameter, since a plan for any term can't use the index well. */
    static Condition like(Set<String> needles) {
        return DSL.or(needles.stream()
                .map(needle -> needle.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .map(pattern -> (Condition) text().like(DSL.inline("%" + pattern + "%")))
                .toList());
    }

    /** The same without the index, row by row. */
    static Condition contains(Set<String> needles) {
        return DSL.or(needles.stream().map(needle -> contains(text(), needle)).toList());
    }

    /** Taken literally, and out of sight of the planner's guesses. */
    static Condition contains(Field<String> text, String needle) {
        return DSL.position(text, needle).gt(0);
    }
}
