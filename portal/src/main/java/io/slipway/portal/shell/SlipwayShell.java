package io.slipway.portal.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.stereotype.Component;

/// The HTML page around the application: theme, push connection, icon.
@Component
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://styles.css")
public class SlipwayShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addMetaTag("color-scheme", "light dark");
        settings.addLink("icon", "assets/slipway/icon.svg");
        // Before the first paint, so that a chosen dark page never flashes white.
        settings.addInlineWithContents(Inline.Position.PREPEND, ColorChoice.RESTORE, Inline.Wrapping.JAVASCRIPT);
    }
}
