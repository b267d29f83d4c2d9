package io.slipway.portal.outage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers page loads with the outage page while PostgreSQL is down.
///
/// Only loads of whole pages ask; what an open page does fails in its own place and then loads the page again.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseOutageFilter extends OncePerRequestFilter {
    private static final int SECONDS = 2;

    private final DataSource database;

    DatabaseOutageFilter(DataSource database) {
        this.database = database;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return !"GET".equals(request.getMethod())
                || accept == null
                || !accept.contains(MediaType.TEXT_HTML_VALUE)
                || request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (answers()) {
            chain.doFilter(request, response);
        } else {
            OutagePage.databaseDown().writeTo(response);
        }
    }

    private boolean answers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
