package io.slipway.portal.access;

import io.slipway.PortalApplication;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.WorkDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// A test of the whole portal with its real doors, without Keycloak and a container engine: a bearer token is the name
/// of a person, and whoever is called `site-admin` is one.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PortalApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "slipway.registries.hosts=registry.test:5000",
            "slipway.secrets-key=of-a-test-and-long-enough-to-be-one-of-a-site",
            "db-scheduler.polling-interval=200ms",
            "slipway.deployments.per-team=300",
            "slipway.quotas.cpus=1000",
            "slipway.quotas.memory=1000GB",
            "slipway.quotas.containers=1000",
            "slipway.deployments.watch-interval=PT1H",
            "slipway.deployments.health-interval=PT1H"
        })
@Import({WholePortal.Parts.class, Hands.class, ReportHands.class})
@interface WholePortal {
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
        JdbcConnectionDetails emptyDatabase() {
            return WorkDatabase.empty("whole_portal");
        }

        @Bean
        @Primary
        JwtDecoder namesAsTokens() {
            return Parts::person;
        }

        private static Jwt person(String name) {
            if (name.startsWith("nobody")) {
                throw new BadJwtException("no such person");
            }
            return Jwt.withTokenValue(name)
                    .header("alg", "none")
                    .claim("preferred_username", name)
                    .claim("roles", name.equals("site-admin") ? List.of("slipway-admin") : List.of())
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(600))
                    .build();
        }
    }
}
