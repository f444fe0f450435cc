package dev.viesti.jooq;

import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Renders the statements once, on the thread that first needs them: a library starts none. Safe for several threads. */
final class Rendering {
    private final Supplier<DSLContext> renderer;
    private @Nullable Statements rendered;

    Rendering(Supplier<DSLContext> renderer) {
        this.renderer = renderer;
    }

    synchronized Statements statements() {
        var statements = rendered;
        if (statements == null) {
            statements = new Statements(renderer.get());
            rendered = statements;
        }
        return statements;
    }
}
