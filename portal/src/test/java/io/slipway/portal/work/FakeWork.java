package io.slipway.portal.work;

import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.engines.EngineProvider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// A test of builds, deployments and predictions on a real PostgreSQL and a [FakeEngine]. Intervals are short,
/// limits small.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WorkApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "db-scheduler.polling-interval=200ms",
            "slipway.secrets-key=of-a-test-and-long-enough-to-be-one-of-a-site",
            "slipway.registries.hosts=registry.test:5000",
            "slipway.builds.log-limit=64KB",
            "slipway.deployments.health-deadline=2s",
            "slipway.deployments.per-team=4",
            "slipway.deployments.watch-interval=PT0.2S",
            "slipway.deployments.health-interval=PT0.5S",
            "slipway.predictions.timeout=1s",
            "slipway.usage.linger=2s"
        })
@Import({FakeWork.Parts.class, Hands.class, ReportHands.class})
public @interface FakeWork {
    /// What stands in for the outside.
    @TestConfiguration(proxyBeanMethods = false)
    class Parts {
        @Bean
        FakeEngine fakeEngine() {
            return new FakeEngine();
        }

        @Bean
        @Primary
        EngineProvider fakeEngineProvider(FakeEngine engine) {
            return new EngineProvider(URI.create("fake://engine"), engine);
        }

        @Bean
        JdbcConnectionDetails database() {
            return WorkDatabase.empty("fake_work");
        }
    }
}
