package dev.viesti.domain;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random values of one seed; a property that doesn't hold says with which seed it failed. */
public final class Generators {
    private static final int CASES = Integer.getInteger("viesti.test.cases", 1_000);
    private static final int[] EDGES = {
        0x00, 0x01, 0x09, 0x0A, 0x0D, 0x20, 0x2E, 0x2F, 0x5C, 0x7F, 0x85, 0xA0, 0xAD, 0xDF, 0x130, 0x131, 0x301, 0x308,
        0x345, 0x3A3, 0x3C2, 0x3C3, 0x61C, 0x1E9E, 0x1FB3, 0x1FB4, 0x2000, 0x200B, 0x200E, 0x2028, 0x2029, 0x202E,
        0x2066, 0x212A, 0x2800, 0x3000, 0x3164, 0xAC00, 0xFB01, 0xFE0F, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F600, 0xE0041,
        0x10FFFF
    };

    private final Random random;

    private Generators(long seed) {
        random = new Random(seed);
    }

    /** Tries the property with many seeds, the same ones every time. */
    public static void forAll(Consumer<Generators> property) {
        for (long seed = 1; seed <= CASES; seed++) {
            try {
                property.accept(new Generators(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** A number of the closed range. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A number of the closed range. */
    public long between(long least, long most) {
        return least + Math.floorMod(random.nextLong(), most - least + 1);
    }

    /** One of the values. */
    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** True as often as false. */
    public boolean coin() {
        return random.nextBoolean();
    }

    /** From none to the most. */
    public <T> List<T> listOf(int most, Supplier<T> item) {
        return Stream.generate(item).limit(between(0, most)).toList();
    }

    /** Scalar values of every kind, the troublesome ones more often than their share. */
    public String text(int most) {
        var text = new StringBuilder();
        var length = between(0, most);
        for (var i = 0; i < length; i++) {
            text.appendCodePoint(scalar());
        }
        return text.toString();
    }

    /** Latin letters, some of them composed in two ways or cased in three, and single or doubled spaces. */
    public String name() {
        var letters =
                List.of("a", "B", "ä", "Ö", "å", "o\u0308", "ß", "ẞ", "ı", "É", "Σ", "σ", "-", " ", "  ", "\u00a0");
        return "x" + String.join("", listOf(20, () -> oneOf(letters))) + "y";
    }

    private int scalar() {
        return switch (between(0, 3)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> between(0x20, 0x7E);
            case 2 -> between(0xA0, 0x24F);
            default -> {
                var scalar = between(0, Character.MAX_CODE_POINT - 0x800);
                yield scalar < Character.MIN_SURROGATE ? scalar : scalar + 0x800;
            }
        };
    }
}
