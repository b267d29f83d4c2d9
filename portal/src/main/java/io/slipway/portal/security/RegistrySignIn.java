package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.token.TokenCheck;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets clients of the registry in with a note from [RegistryTokens], as the token behind it and no further than
/// they asked for.
@Component
class RegistrySignIn {
    private static final String SCHEME = "bearer ";

    private final RegistryTokens notes;
    private final TokenService tokens;
    private final RegistryRefusals refusals;
    private final AccessRecord record;
    private final SecurityContextHolderStrategy contexts;

    RegistrySignIn(
            RegistryTokens notes,
            TokenService tokens,
            RegistryRefusals refusals,
            AccessRecord record,
            SecurityContextHolderStrategy contexts) {
        this.notes = notes;
        this.tokens = tokens;
        this.refusals = refusals;
        this.record = record;
        this.contexts = contexts;
    }

    /// Whether the request comes with a note, good or not.
    static boolean isNote(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && header.startsWith(RegistryTokens.PREFIX, SCHEME.length());
    }

    /// For the security chain of the registry alone: as a bean it would stand before every request.
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (!isNote(request) || mayPass(request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private boolean mayPass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return signedIn(request, response);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            refusals.cannotCheck(response);
            return false;
        }
    }

    private boolean signedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var note = notes.read(request.getHeader("Authorization").substring(SCHEME.length()));
        if (note.isEmpty()) {
            record.refusedToken(request, "", "no note of the registry");
        }
        if (note.isEmpty()
                || notes.isOver(note.get())
                || !(tokens.check(note.get().token()) instanceof TokenCheck.Accepted(var caller))) {
            refusals.commence(request, response, new BadCredentialsException("the note is over"));
            return false;
        }
        if (!RegistryAccess.neededBy(request).stream().allMatch(note.get()::allows)) {
            refusals.notFor(request, response);
            return false;
        }
        var context = contexts.createEmptyContext();
        context.setAuthentication(new ProgramAuthentication(caller));
        contexts.setContext(context);
        return true;
    }
}
