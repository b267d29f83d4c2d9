package io.slipway.portal.token;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.registry.token.TokenService;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.annotation.Value;

/// The reader's own tokens, with which programs act in their name.
@Route("tokens")
@PageTitle("Tokens · Slipway")
@PermitAll
class TokensView extends Page {
    private static final long serialVersionUID = 1L;

    TokensView(TokenService tokens, CurrentCaller caller, @Value("${slipway.url:http://localhost:8080}") String site) {
        fillHeight();
        var list = new TokenList(
                new TokenDesk(tokens, caller, null),
                site,
                "Programs act in your name with a token: curl, docker, your CI. You have none yet.");
        add(
                new PageHead("Tokens")
                        .sub("A token lets a program do some of what you may do. It never signs in here.")
                        .actions(list.makeButton()),
                list);
    }
}
