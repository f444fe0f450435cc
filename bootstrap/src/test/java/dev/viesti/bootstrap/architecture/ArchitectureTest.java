package dev.viesti.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.viesti");

    @ParameterizedTest
    @MethodSource("laws")
    void the_code_keeps(Law law) {
        law.rule().check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void every_canary_breaks(Law law) {
        assertThat(law.canaries()).isNotEmpty();
        assertThat(law.canaries())
                .allSatisfy(canary -> assertThat(law.rule()
                                .evaluate(new ClassFileImporter().importClasses(canary))
                                .hasViolation())
                        .as("%s breaks: %s", canary.getName(), law)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "application", "jooq", "email", "http", "bootstrap"})
    void the_rules_see_the_module(String module) {
        assertThat(PRODUCTION.stream().map(type -> type.getPackageName() + "."))
                .anyMatch(name -> name.startsWith("dev.viesti." + module + "."));
    }

    @Test
    void the_rules_see_no_test_code() {
        assertThat(PRODUCTION.stream().map(type -> type.getName())).noneMatch(name -> name.contains("canary"));
    }

    static List<Law> laws() {
        return Laws.all();
    }
}
