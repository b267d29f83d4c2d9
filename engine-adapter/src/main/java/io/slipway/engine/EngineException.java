package io.slipway.engine;

import org.jspecify.annotations.Nullable;

/// An engine could not do what it was asked. The message is fit for people:
/// "Could not <action>: <why>. <what to do>".
public abstract sealed class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    private EngineException(String action, String why, @Nullable Throwable cause) {
        super("Could not " + action + ": " + why, cause);
        this.action = action;
    }

    /// What was asked for, as it continues "Could not …".
    public String action() {
        return action;
    }

    /// The container, image or network is not on the engine.
    public static final class NotFound extends EngineException {
        private static final long serialVersionUID = 1L;

        public NotFound(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }

    /// The name is taken, or the thing is in use.
    public static final class Conflict extends EngineException {
        private static final long serialVersionUID = 1L;

        public Conflict(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }

    /// The engine understood and refused, or failed at it.
    public static final class Rejected extends EngineException {
        private static final long serialVersionUID = 1L;

        public Rejected(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }

    /// Nobody answers at the engine's address.
    public static final class Unreachable extends EngineException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }

    /// The engine was reached, but gave no answer in time.
    public static final class TimedOut extends EngineException {
        private static final long serialVersionUID = 1L;

        public TimedOut(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }

    /// This engine cannot do it, or Slipway does not let it.
    public static final class Unsupported extends EngineException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String action, String why, @Nullable Throwable cause) {
            super(action, why, cause);
        }
    }
}
