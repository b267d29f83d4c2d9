package io.slipway.portal.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The door to terminals: who gets in, from where, and what ends one.
@FakeWork
class TerminalServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    private final TerminalService terminals;
    private final DeploymentService deployments;
    private final FakeEngine engine;
    private final Hands hands;
    private final JdbcClient jdbc;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;
    private UUID id = UUID.randomUUID();

    @Autowired
    TerminalServiceTest(
            TerminalService terminals, DeploymentService deployments, FakeEngine engine, Hands hands, JdbcClient jdbc) {
        this.terminals = terminals;
        this.deployments = deployments;
        this.engine = engine;
        this.hands = hands;
        this.jdbc = jdbc;
        this.crew = hands.crew();
    }

    @BeforeEach
    void launch() {
        engine.reset();
        engine.containersAnswerAt(model.port());
        crew = hands.crew();
        id = hands.launch(crew, hands.publish(crew, "model", "FROM debian:trixie-slim\n"), "model")
                .id();
    }

    @AfterEach
    void end() {
        model.close();
        untilAllAreClosed();
    }

    private void untilAllAreClosed() {
        await().atMost(SOON).until(() -> engine.openTerminals() == 0 && terminals.openNow() == 0);
    }

    private URI address(String query) {
        return URI.create("ws://127.0.0.1:%d/api/v1/deployments/%s/terminal%s".formatted(port, id, query));
    }

    private String home() {
        return "http://127.0.0.1:" + port;
    }

    private static Map<String, String> from(Caller caller, @Nullable String origin) {
        var headers = new HashMap<>(Map.of("X-Caller", caller.username()));
        if (origin != null) {
            headers.put("Origin", origin);
        }
        return headers;
    }

    private TerminalDoor open(Caller caller) throws WebSocketHandshakeException {
        return TerminalDoor.open(address("?rows=40&columns=120"), from(caller, home()));
    }

    private int openings() {
        return jdbc.sql("select count(*) from audit_entry where action = 'deployment.terminal' and team = ?")
                .param(crew.team().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsTypedReachesTheShellAndEveryOpeningIsWrittenDown() throws Exception {
        try (var terminal = open(crew.developer())) {
            terminal.type("hello");
            await().atMost(SOON).until(() -> terminal.shown().contains("hello"));
            assertThat(terminal.shown()).startsWith("40 x 120");
            terminal.control("{\"rows\": 50, \"columns\": 132}");
            await().atMost(SOON).until(() -> terminal.shown().contains("50 x 132"));
            assertThat(openings()).isEqualTo(1);

            terminal.type("exit\n");

            await().atMost(SOON).until(terminal::isOver);
            assertThat(terminal.reason()).isEqualTo("The shell ended.");
        }
    }

    @Test
    void whoeverMayNotIsRefusedAtTheUpgradeAndNothingOpens() {
        assertThat(TerminalDoor.statusOf(address(""), from(crew.viewer(), home())))
                .isEqualTo(403);
        assertThat(TerminalDoor.statusOf(address(""), from(crew.outsider(), home())))
                .isEqualTo(404);
        assertThat(engine.openTerminals()).isZero();
        assertThat(openings()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://evil.example", "http://localhost.evil.example", "http://127.0.0.1:1", "null"})
    void anotherPagesUpgradeIsRefusedThoughTheSessionIsGood(String origin) {
        var headers = from(crew.developer(), origin.isEmpty() ? null : origin);

        assertThat(TerminalDoor.statusOf(address(""), headers)).isEqualTo(403);

        assertThat(engine.openTerminals()).isZero();
        assertThat(openings()).isZero();
    }

    @Test
    void whoLosesTheRightLosesTheTerminal() throws Exception {
        try (var terminal = open(crew.developer())) {
            await().atMost(SOON).until(() -> engine.openTerminals() == 1);

            hands.leave(crew, crew.developer());

            await().atMost(SOON).until(terminal::isOver);
            assertThat(terminal.reason()).startsWith("You may not use this terminal any more");
            assertThat(engine.openTerminals()).isZero();
        }
    }

    @Test
    void aLostConnectionEndsWhatRunsInTheTerminal() throws Exception {
        var terminal = open(crew.developer());
        await().atMost(SOON).until(() -> engine.openTerminals() == 1);

        terminal.close();

        untilAllAreClosed();
    }

    @Test
    void anyContainerOfADeploymentHasATerminalForThoseWhoMay() throws Exception {
        deployments.scale(crew.developer(), id, 2);
        var other = await().atMost(SOON)
                .until(() -> deployments.find(crew.viewer(), id).replication().others(), others -> others.size() == 1)
                .getFirst()
                .container();
        var address =
                URI.create("ws://127.0.0.1:%d/api/v1/deployments/%s/containers/%s/terminal".formatted(port, id, other));
        try (var terminal = TerminalDoor.open(address, from(crew.developer(), home()))) {
            await().atMost(SOON).until(() -> engine.openTerminals() == 1);
            assertThat(terminal.isOver()).isFalse();
        }
        assertThat(TerminalDoor.statusOf(address, from(crew.viewer(), home()))).isEqualTo(403);
        assertThat(TerminalDoor.statusOf(address, from(crew.outsider(), home())))
                .isEqualTo(404);
        assertThat(TerminalDoor.statusOf(
                        URI.create(address.toString().replace(other.value(), "another")),
                        from(crew.developer(), home())))
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit_entry where details::text like ?")
                        .param("%" + other.shortForm() + "%")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aContainerThatDoesNotRunHasNoTerminal() {
        deployments.stop(crew.developer(), id);
        hands.until(crew, id, DeploymentStatus.STOPPED);

        assertThat(TerminalDoor.statusOf(address(""), from(crew.developer(), home())))
                .isEqualTo(409);
    }

    @Test
    void oneTakesNoMoreThanTheirShare() throws Exception {
        var opened = new ArrayList<TerminalDoor>();
        try {
            for (var i = 0; i < 10; i++) {
                opened.add(open(crew.developer()));
                var count = i + 1;
                await().atMost(SOON).until(() -> terminals.openNow() == count);
            }

            assertThat(TerminalDoor.statusOf(address(""), from(crew.developer(), home())))
                    .isEqualTo(409);
            try (var others = open(crew.owner())) {
                assertThat(others.isOver()).isFalse();
            }
        } finally {
            opened.forEach(TerminalDoor::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?rows=0&columns=80", "?rows=5000&columns=80", "?rows=x&columns=80"})
    void aSizeThatIsNoneIsRefused(String query) {
        assertThat(TerminalDoor.statusOf(address(query), from(crew.developer(), home())))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"rows\": 100000, \"columns\": 1}", "[]"})
    void aMessageThatIsNoneEndsTheTerminal(String message) throws Exception {
        try (var terminal = open(crew.developer())) {
            await().atMost(SOON).until(() -> engine.openTerminals() == 1);

            terminal.control(message);

            await().atMost(SOON).until(terminal::isOver);
        }
    }
}
