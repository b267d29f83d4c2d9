package io.slipway.registry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RegistryTest
class AuditLogTest {
    private static final AuditAction FORK = AuditAction.of("script.fork");

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String actor = "actor-" + UUID.randomUUID();

    @Test
    void aLineSaysWhoDidWhatToWhatFromWhere() {
        ScopedValue.where(Origin.CURRENT, new Origin("192.0.2.7"))
                .run(() -> record("vision/digits", Map.of("from", "audio/words")));

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("action", "script.fork")
                        .containsEntry("team", "vision")
                        .containsEntry("name", "vision/digits")
                        .containsEntry("outcome", "DONE")
                        .containsEntry("via", "session")
                        .containsEntry("address", "192.0.2.7")
                        .containsEntry("details", "{\"from\":\"audio/words\"}"));
    }

    @Test
    void whatIsRolledBackWasNotDone() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record("vision/digits", Map.of());
            status.setRollbackOnly();
        });

        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'somebody else'",
                "update audit_entry set actor = actor where false",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void theDatabaseItselfRefusesToRewriteIt(String attempt) {
        record("vision/digits", Map.of());

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(attempt).update())
                .withMessageContaining("stay as they were written");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatOthersTypedStaysOnItsLine() {
        record("x\n2026-01-01 root deleted everything\u202E\u0000", Map.of("message", "a\r\nb"));

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("name", "x\\u000A2026-01-01 root deleted everything\\u202E\\u0000")
                        .containsEntry("details", "{\"message\":\"a\\\\u000D\\\\u000Ab\"}"));
    }

    @Test
    void longAndManyDetailsAreCut() {
        var details = IntStream.range(0, 50)
                .boxed()
                .collect(Collectors.toMap(number -> "key" + number, _ -> "\\\"".repeat(5_000)));

        record("n".repeat(5_000), details);

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(String.valueOf(line.get("name"))).hasSize(600).endsWith("…");
            assertThat(String.valueOf(line.get("details"))).hasSizeLessThan(12 * 500);
        });
    }

    private void record(String name, Map<String, String> details) {
        log.record(Caller.user(actor), FORK, AuditTarget.of(new TeamName("vision"), "script", name), details);
    }

    private List<Map<String, @Nullable Object>> lines() {
        return jdbc.sql("select * from audit_entry where actor = ?")
                .param(actor)
                .query()
                .listOfRows();
    }
}
