package io.slipway.portal.shell;

import com.vaadin.flow.component.HasValidation;
import io.slipway.engine.EngineException;
import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.InvalidException;
import io.slipway.registry.SlipwayException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls a service for a page and shows a failure where it belongs: at the refused field if the page has
/// it, otherwise as one notice.
public final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    static final String UNEXPECTED =
            "Slipway failed here. Nothing that is stored has been lost; the log of the portal has the reason.";

    private Attempt() {}

    /// Whether the action succeeded.
    public static boolean run(Runnable action) {
        return of(() -> {
                    action.run();
                    return true;
                })
                .isPresent();
    }

    /// The answer, or empty after the failure has been shown.
    public static <T> Optional<T> of(Supplier<T> action) {
        return of(Map.of(), action);
    }

    /// What to tell people about a failure.
    public static String reason(RuntimeException failure) {
        return switch (failure) {
            case SlipwayException known -> {
                Refusals.tell(known);
                yield known.detail();
            }
            case EngineException engine -> String.valueOf(engine.getMessage());
            case RuntimeException outage when DatabaseTrouble.isBehind(outage) -> DatabaseTrouble.WORDS;
            default -> {
                LOG.error("A page's action failed", failure);
                yield UNEXPECTED;
            }
        };
    }

    /// Refused fields are marked; `fields` are the page's own by the names that the services use.
    public static <T> Optional<T> of(Map<String, ? extends HasValidation> fields, Supplier<T> action) {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            return Optional.of(action.get());
        } catch (InvalidException e) {
            var field = fields.get(e.field());
            if (field == null) {
                Notices.problem(e.detail());
            } else {
                field.setErrorMessage(e.detail());
                field.setInvalid(true);
            }
        } catch (SlipwayException e) {
            Refusals.tell(e);
            Notices.problem(e.detail());
        } catch (EngineException e) {
            Notices.problem(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            Notices.problem(DatabaseTrouble.WORDS);
        }
        return Optional.empty();
    }
}
