package io.slipway.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/// Refuses addresses with tricks, as Spring Security does by itself. A file of a revision may have `;` or `%` in its
/// name: there, and only encoded, both are let in. Such a name is looked up as it is, in the database, and is a path of
/// no disk.
@Component
class AddressFirewall implements HttpFirewall {
    private static final Pattern FILE =
            Pattern.compile("/api/v1/scripts/[^/;%]+/[^/;%]+/revisions/[^/;%]+/files/[^;]+");

    private final HttpFirewall strict = new StrictHttpFirewall();
    private final HttpFirewall ofFiles = ofFiles();

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var firewall = FILE.matcher(request.getRequestURI()).matches() ? ofFiles : strict;
        return firewall.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }

    private static HttpFirewall ofFiles() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.getDecodedUrlBlocklist().clear(); // a name may look like something encoded, such as 100%2F3
        return firewall;
    }
}
