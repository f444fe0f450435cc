package sample.spring;

import dev.viesti.application.Viesti;
import dev.viesti.jooq.JooqStorage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** viesti as two beans on Spring's own DataSource. */
@SpringBootApplication
@EnableScheduling
public class SpringHost {

    public static void main(String[] args) {
        SpringApplication.run(SpringHost.class, args);
    }

    /** Spring closes it. The host's own tables come first, be they made by Flyway, Liquibase or a script. */
    @Bean
    @DependsOnDatabaseInitialization
    JooqStorage storage(DataSource connections) {
        var storage = JooqStorage.on(connections);
        storage.migrate();
        return storage;
    }

    @Bean
    Viesti viesti(JooqStorage storage, @Value("${viesti.secret}") String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Viesti.on(
                        storage, InstantSource.system(), () -> UUID.randomUUID().toString(), bytes)
                .build();
    }

    @Component
    record Background(Viesti viesti) {
        @Scheduled(fixedDelay = 1_000)
        void mail() {
            viesti.notifications().closeWindows();
            viesti.notifications().deliver();
        }

        @Scheduled(fixedDelay = 600_000)
        void sweep() {
            viesti.housekeeping().sweep();
        }
    }
}
