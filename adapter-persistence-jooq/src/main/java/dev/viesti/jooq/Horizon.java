package dev.viesti.jooq;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which transactions somebody has seen: all below {@code next}, but for those that were still open. What is beyond it is
 * exactly what somebody who looks later hasn't seen, in whatever order transactions end.
 */
record Horizon(long next, List<Long> open) {
    private static final String SEPARATOR = "-";
    private static final Pattern ENCODED = Pattern.compile("[0-9]{1,18}(-[0-9]{1,18})*");

    Horizon {
        open = List.copyOf(open);
    }

    /**
     * All up to the last one that is seen.
     *
     * @param snapshot names those that are open, as PostgreSQL does: {@code xmin:xmax:open,open}; none if empty
     */
    static Horizon of(long last, String snapshot) {
        var open = Arrays.stream(
                        snapshot.substring(snapshot.lastIndexOf(':') + 1).split(",", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new Horizon(last + 1, open).upTo(last);
    }

    /** As somebody sees it who knows nothing of what is behind that transaction, one of those that are seen. */
    Horizon upTo(long transaction) {
        return new Horizon(
                transaction + 1, open.stream().filter(id -> id <= transaction).toList());
    }

    /** Whether nothing up to there is beyond it. */
    boolean covers(long position) {
        return next > position && open.stream().allMatch(id -> id > position);
    }

    /** Short, even with many open: they are told by how far they lie back. */
    String encoded() {
        return next + open.stream().map(id -> SEPARATOR + (next - id)).collect(Collectors.joining());
    }

    static Optional<Horizon> parse(String encoded) {
        if (!ENCODED.matcher(encoded).matches()) {
            return Optional.empty();
        }
        var numbers =
                Arrays.stream(encoded.split(SEPARATOR, -1)).map(Long::valueOf).toList();
        var next = numbers.get(0);
        return Optional.of(new Horizon(
                next,
                numbers.subList(1, numbers.size()).stream()
                        .map(back -> next - back)
                        .toList()));
    }
}
