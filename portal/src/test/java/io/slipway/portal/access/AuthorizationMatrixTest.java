package io.slipway.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.access.MatrixRow.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every call of the API, tried by every kind of caller. Who is refused has changed nothing.
@WholePortal
@Import(MatrixWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorizationMatrixTest {
    private final RequestMappingHandlerMapping mappings;
    private final MatrixWorld world;
    private final JdbcClient jdbc;
    private final List<MatrixRow> rows = rows();

    @Autowired
    AuthorizationMatrixTest(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            MatrixWorld world,
            JdbcClient jdbc) {
        this.mappings = mappings;
        this.world = world;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void makeEverything() {
        world.prepare(rows);
    }

    @Test
    @Order(1)
    void everyCallHasALine() {
        var offered = offered();

        assertThat(offered)
                .as("calls without a line in access/authorization-matrix.txt")
                .allMatch(call -> rows.stream().anyMatch(row -> row.isFor(call.method(), call.pattern())));
        assertThat(rows)
                .as("lines for calls that do not exist")
                .allMatch(row -> offered.stream().anyMatch(call -> row.isFor(call.method(), call.pattern())));
    }

    @Test
    @Order(2)
    void whoIsRefusedIsToldSoAndHasChangedNothing() {
        var wrong = new ArrayList<String>();
        var before = Fingerprint.atRest(jdbc);
        for (var row : rows) {
            for (var visitor : row.visitors(mark -> mark != Mark.ALLOWED)) {
                var answer = world.call(visitor, row);
                if (Mark.of(answer.status()) != row.mark(visitor)
                        || answer.text().contains(MatrixWorld.SECRET)) {
                    wrong.add(
                            "%s by %s: expected %s, got %s".formatted(row.call(), visitor, row.mark(visitor), answer));
                }
                var after = row.reads() ? before : Fingerprint.of(jdbc);
                if (!after.equals(before)) {
                    wrong.add("%s by %s changed something: %s".formatted(row.call(), visitor, after.unlike(before)));
                    before = after;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsHiddenReadsLikeWhatIsNotThere() {
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            for (var visitor : row.visitors(Mark.HIDDEN::equals)) {
                var hidden = world.disguised(world.call(visitor, row));
                var unknown = world.disguised(world.callUnknown(visitor, row));
                if (!hidden.equals(unknown)) {
                    wrong.add("%s by %s: %s, but for unknown names %s".formatted(row.call(), visitor, hidden, unknown));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(3)
    void whoIsLetInIsNotRefused() {
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            for (var visitor : row.visitors(Mark.ALLOWED::equals)) {
                var answer = row.reads() ? world.call(visitor, row) : world.callAnew(visitor, row);
                if (Mark.of(answer.status()) != Mark.ALLOWED || answer.status() >= 500) {
                    wrong.add("%s by %s: expected to be let in, got %s".formatted(row.call(), visitor, answer));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private record Call(String method, String pattern) {}

    private Set<Call> offered() {
        var offered = new HashSet<Call>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("io.slipway.")) {
                var methods = mapping.getMethodsCondition().getMethods();
                assertThat(methods).as("methods of " + handler).isNotEmpty();
                mapping.getPatternValues()
                        .forEach(pattern -> methods.forEach(method -> offered.add(new Call(method.name(), pattern))));
            }
        });
        return offered;
    }

    private static List<MatrixRow> rows() {
        try (var file = AuthorizationMatrixTest.class.getResourceAsStream("/access/authorization-matrix.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(MatrixRow::parse)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
