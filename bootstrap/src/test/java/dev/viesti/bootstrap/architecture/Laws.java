package dev.viesti.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.viesti.application.canary.KnowsGuice;
import dev.viesti.bootstrap.canary.UnmarkedPackage;
import dev.viesti.domain.canary.HoldsState;
import dev.viesti.domain.canary.Impure;
import dev.viesti.domain.canary.KnowsALogger;
import dev.viesti.domain.canary.VagueNames;
import dev.viesti.email.EmlFolderMailSender;
import dev.viesti.email.Letter;
import dev.viesti.email.Letterhead;
import dev.viesti.email.SmtpMailSender;
import dev.viesti.email.SmtpSettings;
import dev.viesti.email.canary.KnowsJavalin;
import dev.viesti.email.canary.OpenToHosts;
import dev.viesti.http.HttpSettings;
import dev.viesti.http.TikaContentTypeDetector;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Api;
import dev.viesti.http.api.KeysUnavailable;
import dev.viesti.http.api.Multipart;
import dev.viesti.http.api.Role;
import dev.viesti.http.api.TokenKeys;
import dev.viesti.http.api.TokenProfile;
import dev.viesti.http.canary.KnowsInMemoryStores;
import dev.viesti.http.canary.KnowsJooq;
import dev.viesti.http.web.PageSettings;
import dev.viesti.http.web.Web;
import dev.viesti.jooq.BlockStands;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import dev.viesti.jooq.PoolUse;
import dev.viesti.jooq.canary.KnowsAnotherAdapter;
import dev.viesti.jooq.canary.KnowsJakartaMail;
import java.time.Clock;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules that hold for all modules together. */
final class Laws {
    private static final String DOMAIN = "dev.viesti.domain..";
    private static final String APPLICATION = "dev.viesti.application..";
    private static final String IN_MEMORY = "dev.viesti.application.inmemory..";
    private static final String JOOQ = "dev.viesti.jooq..";
    private static final String EMAIL = "dev.viesti.email..";
    private static final String HTTP = "dev.viesti.http..";
    private static final String BOOTSTRAP = "dev.viesti.bootstrap..";
    /** Templates of pages are generated into the package of what they show, so that only they and their pages see it. */
    private static final Pattern PAGE =
            Pattern.compile("dev\\.viesti\\.http\\.web\\.(Jte.+Generated|(Static|Dynamic)?Templates)(\\$.*)?");

    private static final DescribedPredicate<JavaClass> WRITTEN = DescribedPredicate.describe(
            "are written and not generated",
            type -> !type.getPackageName().startsWith("dev.viesti.jooq.generated")
                    && !type.getPackageName().startsWith("dev.viesti.email.templates")
                    && !PAGE.matcher(type.getName()).matches());

    /** What hosts build adapters with; {@code BlockStands} is for H2 and {@code Letter} for the templates alone. */
    private static final Class<?>[] API_OF_ADAPTERS = {
        JooqStorage.class,
        DatabaseSettings.class,
        BlockStands.class,
        PoolUse.class,
        SmtpMailSender.class,
        SmtpSettings.class,
        EmlFolderMailSender.class,
        Letterhead.class,
        Letter.class,
        ViestiServer.class,
        HttpSettings.class,
        TikaContentTypeDetector.class,
        AccessTokens.class,
        KeysUnavailable.class,
        TokenKeys.class,
        TokenProfile.class,
        Role.class,
        Api.class,
        Multipart.class,
        Web.class,
        PageSettings.class
    };

    private Laws() {}

    static List<Law> all() {
        return List.of(
                Law.of(
                        whiteList(DOMAIN)
                                .because("anyone can use the rules alone, so they depend on the JDK and nothing else"),
                        KnowsALogger.class),
                Law.of(
                        whiteList(APPLICATION, DOMAIN, "org.slf4j..")
                                .because("every library that the use cases need is forced upon every host"),
                        KnowsGuice.class),
                Law.of(
                        whiteList(
                                        JOOQ,
                                        APPLICATION,
                                        DOMAIN,
                                        "org.slf4j..",
                                        "javax.sql..",
                                        "org.jooq..",
                                        "org.flywaydb..",
                                        "com.zaxxer.hikari..",
                                        "org.h2..",
                                        "org.postgresql..")
                                .because("the stores know the ports and SQL; adapters never see each other"),
                        KnowsAnotherAdapter.class,
                        KnowsJakartaMail.class),
                Law.of(
                        whiteList(
                                        EMAIL,
                                        APPLICATION,
                                        DOMAIN,
                                        "javax.net..",
                                        "jakarta.mail..",
                                        "org.eclipse.angus..",
                                        "gg.jte..")
                                .because("mail knows the ports, SMTP and templates; adapters never see each other"),
                        KnowsJavalin.class),
                Law.of(
                        whiteList(
                                        HTTP,
                                        APPLICATION,
                                        DOMAIN,
                                        "org.slf4j..",
                                        "io.javalin..",
                                        "kotlin..",
                                        "jakarta.servlet..",
                                        "org.eclipse.jetty..",
                                        "com.fasterxml.jackson..",
                                        "com.nimbusds.jose..",
                                        "com.nimbusds.jwt..",
                                        "org.apache.tika..",
                                        "io.micrometer..",
                                        "io.github.bucket4j..",
                                        "gg.jte..")
                                .because("HTTP knows the use cases and the web; adapters never see each other"),
                        KnowsJooq.class),
                Law.of(
                        onlyIn(BOOTSTRAP, "com.google.inject..")
                                .because("a host with another container must not inherit this one"),
                        KnowsGuice.class),
                Law.of(
                        onlyIn(JOOQ, "org.jooq..", "org.flywaydb..", "com.zaxxer.hikari..")
                                .because("what stores rows is the business of one module"),
                        KnowsJooq.class),
                Law.of(
                        onlyIn(HTTP, "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                                .because("what speaks HTTP is the business of one module"),
                        KnowsJavalin.class),
                Law.of(
                        onlyIn(EMAIL, "jakarta.mail..", "org.eclipse.angus..")
                                .because("what sends mail is the business of one module"),
                        KnowsJakartaMail.class),
                Law.of(
                        classes()
                                .that()
                                .resideInAnyPackage(JOOQ, EMAIL, HTTP)
                                .and(WRITTEN)
                                .and()
                                .areTopLevelClasses()
                                .and()
                                .arePublic()
                                .should(be(belongToAnyOf(API_OF_ADAPTERS)))
                                .because(
                                        "what hosts can name they come to depend on, so each public type is a promise"),
                        OpenToHosts.class),
                Law.of(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("dev.viesti.application", IN_MEMORY)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(IN_MEMORY)
                                .because("hosts get the in-memory stores from the application's builder alone"),
                        KnowsInMemoryStores.class),
                Law.of(
                        noClasses()
                                .that()
                                .resideInAnyPackage(DOMAIN, APPLICATION)
                                .should()
                                .accessTargetWhere(WALL_CLOCK_OR_CHANCE)
                                .because("time and ids come in as parameters, so that every run can be repeated"),
                        Impure.class.getDeclaredClasses()),
                Law.of(
                        fields().that()
                                .areStatic()
                                .and()
                                .areDeclaredInClassesThat()
                                .resideInAnyPackage(DOMAIN, APPLICATION, JOOQ, EMAIL, HTTP)
                                .and()
                                .areDeclaredInClassesThat(WRITTEN)
                                .should(BE_CONSTANT)
                                .because("two hosts in one JVM must not meet in a field"),
                        HoldsState.class.getDeclaredClasses()),
                Law.of(
                        noClasses()
                                .that(WRITTEN)
                                .should()
                                .haveNameMatching(VAGUE_NAME)
                                .because("a name says what a thing is in the words of the field"),
                        VagueNames.class.getDeclaredClasses()),
                Law.of(
                        classes()
                                .that(WRITTEN)
                                .should(RESIDE_IN_A_NULL_MARKED_PACKAGE)
                                .because("NullAway looks only at packages that say so"),
                        UnmarkedPackage.class));
    }

    /** A last word of the simple name, or {@code Abstract} as its first. */
    private static final String VAGUE_NAME =
            "(.*[.$])?(([A-Za-z0-9_]*[a-z0-9_])?(Impl|Manager|Helpers?|Utils?|Utilities|DTO|Dto|UseCase|Port)"
                    + "|Abstract[A-Z][A-Za-z0-9_]*)";

    private static final Set<String> FORBIDDEN = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    private static final DescribedPredicate<JavaAccess<?>> WALL_CLOCK_OR_CHANCE =
            DescribedPredicate.describe("reads the wall clock or draws by chance", Laws::readsTheClockOrDraws);

    private static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("reside in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            "package " + type.getPackageName() + " of " + type.getName() + " is "
                                    + (marked ? "" : "not ") + "marked @NullMarked in its package-info.java"));
                }
            };

    private static final ArchCondition<JavaField> BE_CONSTANT = new ArchCondition<>("be constant") {
        @Override
        public void check(JavaField field, ConditionEvents events) {
            var modifiers = field.getModifiers();
            var constant = modifiers.contains(JavaModifier.SYNTHETIC)
                    || (modifiers.contains(JavaModifier.FINAL) && !isMutable(field.getRawType()));
            events.add(new SimpleConditionEvent(
                    field, constant, field.getFullName() + " is " + (constant ? "constant" : "state of everybody's")));
        }
    };

    /** By what it is declared as: a {@code List} is taken for an immutable one. */
    private static boolean isMutable(JavaClass type) {
        return type.isArray()
                || type.getPackageName().startsWith("java.util.concurrent")
                || Stream.of(AbstractCollection.class, AbstractMap.class, Random.class, ThreadLocal.class, Thread.class)
                        .anyMatch(type::isAssignableTo)
                || type.isAssignableTo(StringBuilder.class);
    }

    /** Method references count like calls. */
    private static boolean readsTheClockOrDraws(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        if (owner.isAssignableTo(Random.class) || owner.isAssignableTo(SplittableRandom.class)) {
            return name.equals(JavaConstructor.CONSTRUCTOR_NAME) || name.equals("current");
        }
        if (owner.getPackageName().equals("java.time")) {
            return (name.equals("now") && !takesAClock(access))
                    || name.matches("system.*|tick(Millis|Seconds|Minutes)");
        }
        return FORBIDDEN.contains(owner.getName() + "." + name);
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static ArchRule whiteList(String module, String... others) {
        var allowed = Stream.concat(Stream.of(module, "java..", "javax.crypto..", "org.jspecify.."), Stream.of(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchRule onlyIn(String module, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
