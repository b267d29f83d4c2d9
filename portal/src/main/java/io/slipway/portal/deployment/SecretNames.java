package io.slipway.portal.deployment;

import java.util.regex.Pattern;

/// Tells by its name that a variable holds a secret, so that nobody reads it over a shoulder or in a screenshot.
final class SecretNames {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|COOKIE|_PASS$|^PASS$|_PW$|^PW$|_PAT$|DSN).*");

    private SecretNames() {}

    static boolean matches(String variable) {
        return SECRET.matcher(variable).matches();
    }
}
