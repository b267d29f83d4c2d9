package io.slipway.portal.outage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers page loads with the outage page while PostgreSQL is down.
///
/// Only loads of whole pages ask; what an open page does fails in its own place, and [DatabaseMonitor] tells
/// it why.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseOutageFilter extends OncePerRequestFilter {
    private final Database database;

    DatabaseOutageFilter(Database database) {
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
        if (database.answers()) {
            chain.doFilter(request, response);
        } else {
            OutagePage.databaseDown().writeTo(response);
        }
    }
}
