package dev.viesti.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever others can name says what it is. doclint could ask for that, but would ask as well for tags beside a sentence
 * that says it all.
 */
class JavadocTest {
    @TempDir
    Path sources;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messaging-domain",
                "messaging-application",
                "adapter-persistence-jooq",
                "adapter-notify-email",
                "adapter-http-javalin"
            })
    void everything_public_has_a_comment(String module) throws IOException {
        assertThat(withoutComment(Path.of("..", module, "src", "main", "java"))).isEmpty();
    }

    @Test
    void what_has_none_is_seen() throws IOException {
        Files.writeString(sources.resolve("Seen.java"), """
                public class Seen {
                    public static final int CONSTANT = 1;
                    protected void method() {}
                    @Override
                    public String toString() { return ""; }
                    private void own() {}
                    /** Has one. */
                    public interface Nested { void implicit(); }
                    /** Says it in its parameters. */
                    public record Pair(int a, int b) { public Pair {} }
                    static class Hidden { public void unreachable() {} }
                }
                """);

        assertThat(withoutComment(sources))
                .containsExactly("Seen", "Seen.CONSTANT", "Seen.method", "Seen.Nested.implicit");
    }

    private static List<String> withoutComment(Path folder) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                var paths = Files.walk(folder)) {
            var sources =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var found = new ArrayList<String>();
            var scan = new Scan(DocTrees.instance(task), found);
            for (var unit : task.parse()) {
                scan.scan(unit, "");
            }
            return found;
        }
    }

    /** Goes through what can be named from outside, with the name of what surrounds it. */
    private static final class Scan extends TreePathScanner<Void, String> {
        private final DocTrees docs;
        private final Collection<String> found;

        Scan(DocTrees docs, Collection<String> found) {
            this.docs = docs;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, String around) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            var name = around + type.getSimpleName();
            check(name);
            return super.visitClass(type, name + ".");
        }

        @Override
        public Void visitMethod(MethodTree method, String around) {
            var modifiers = method.getModifiers();
            var isInherited = modifiers.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            // those of a record are told by its parameters
            var isOfRecord = isConstructor(method) && parent().getKind() == Tree.Kind.RECORD;
            if (isVisible(modifiers) && !isInherited && !isOfRecord) {
                check(around + (isConstructor(method) ? "new" : method.getName()));
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, String around) {
            if (isVisible(field.getModifiers())) {
                check(around + field.getName());
            }
            return null;
        }

        private static boolean isConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>");
        }

        private boolean isVisible(ModifiersTree modifiers) {
            var flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE).contains(parent().getKind())
                            && !flags.contains(Modifier.PRIVATE));
        }

        private Tree parent() {
            return getCurrentPath().getParentPath().getLeaf();
        }

        private void check(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                found.add(name);
            }
        }
    }
}
