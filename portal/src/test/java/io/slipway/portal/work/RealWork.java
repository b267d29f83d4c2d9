package io.slipway.portal.work;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A test of builds, deployments and predictions on a real PostgreSQL and the real engine.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db-scheduler.polling-interval=500ms", "slipway.deployments.health-deadline=25s"})
@Import({RealWork.Parts.class, Hands.class})
public @interface RealWork {
    /// The database; the engine is the configured one.
    @TestConfiguration(proxyBeanMethods = false)
    class Parts {
        @Bean
        JdbcConnectionDetails database() {
            return WorkDatabase.empty("real_work");
        }
    }
}
