package io.slipway.portal.shell;

import com.vaadin.flow.component.UI;

/// Light, dark, or as the system has it. The choice lives in the browser, since it belongs to the screen.
enum ColorChoice {
    SYSTEM("As the system", "light dark"),
    LIGHT("Light", "light"),
    DARK("Dark", "dark");

    static final String RESTORE = """
            try { document.documentElement.style.colorScheme = localStorage.getItem('slipway.colors') || 'light dark'; }
            catch { document.documentElement.style.colorScheme = 'light dark'; }
            """;

    private final String label;
    private final String scheme;

    ColorChoice(String label, String scheme) {
        this.label = label;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    void apply(UI ui) {
        ui.getPage()
                .executeJs(
                        "document.documentElement.style.colorScheme = $0; localStorage.setItem('slipway.colors', $0);",
                        scheme);
    }
}
