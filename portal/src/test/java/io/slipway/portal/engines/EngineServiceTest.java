package io.slipway.portal.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class EngineServiceTest {
    private static final Caller ALICE = Caller.user("alice");
    private static final Caller ADMIN = new Caller("admin", true);

    private final EngineService engines;
    private final EngineMonitor monitor;
    private final FakeEngine engine;

    @Autowired
    EngineServiceTest(EngineService engines, EngineMonitor monitor, FakeEngine engine) {
        this.engines = engines;
        this.monitor = monitor;
        this.engine = engine;
    }

    @BeforeEach
    @AfterEach
    void up() {
        engine.reset();
        await().atMost(Duration.ofSeconds(20)).until(() -> monitor.status().reachable());
    }

    @Test
    void saysWhatTheEngineIs() {
        assertThat(engines.list(ALICE)).singleElement().satisfies(status -> {
            assertThat(status.reachable()).isTrue();
            assertThat(status.info()).isNotNull();
            assertThat(status.error()).isNull();
        });
    }

    @Test
    void keepsWhatItKnowsWhenTheEngineGoesDownAndRecovers() {
        var seen = new ConcurrentLinkedQueue<Boolean>();
        var registration = monitor.subscribe(status -> seen.add(status.reachable()));

        engine.goDown();
        await().atMost(Duration.ofSeconds(20)).until(() -> !monitor.status().reachable());

        assertThat(monitor.status().info()).as("what it was").isNotNull();
        assertThat(monitor.status().error()).contains("nobody answers");
        engine.comeBack();
        await().atMost(Duration.ofSeconds(20)).until(() -> monitor.status().reachable());
        await().until(() -> seen.contains(false) && seen.contains(true));
        registration.remove();
    }

    @Test
    void onlySiteAdministratorsCheckTheIsolation() {
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> engines.checkIsolation(ALICE, "local"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> engines.checkIsolation(ADMIN, "other"));

        assertThat(engines.checkIsolation(ADMIN, "local").isolated()).isTrue();
        assertThat(engines.list(ALICE).getFirst().isolation()).isNotNull();
    }
}
