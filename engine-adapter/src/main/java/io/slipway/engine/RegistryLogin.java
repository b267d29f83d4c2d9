package io.slipway.engine;

/// Who somebody is to an image registry. No text of this object shows the password.
public record RegistryLogin(String username, String password) {
    public RegistryLogin {
        Grammar.require(!username.isBlank() && !password.isEmpty(), "A login has a user name and a password");
    }

    @Override
    public String toString() {
        return "login of " + Grammar.printable(username);
    }
}
