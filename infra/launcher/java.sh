# Finding a JDK. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}"

slipway_java_required=25

# java_feature DIR: the major version of the JDK in DIR, nothing when there is none
java_feature() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# java_candidates: directories that may hold a JDK, the most wanted first. SLIPWAY_JDK_ROOT stands before the absolute ones.
java_candidates() {
    local root=${SLIPWAY_JDK_ROOT:-} javac
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    if javac=$(command -v javac); then
        dirname "$(dirname "$(readlink -f "$javac")")"
    fi
    local pattern
    for pattern in "$root/usr/lib/jvm" "$root/opt" "$HOME/.sdkman/candidates/java" "$HOME/.jdks"; do
        [ -d "$pattern" ] || continue
        find "$pattern" -mindepth 1 -maxdepth 1 -name '*[0-9]*' 2>/dev/null | sort -rV
    done
    printf '%s\n' "$root/usr/lib/jvm/default-java"
}

# find_jdk: prints the first JDK that is new enough; fails when there is none
find_jdk() {
    local directory feature
    while read -r directory; do
        feature=$(java_feature "$directory")
        if [ -n "$feature" ] && [ "$feature" -ge "$slipway_java_required" ]; then
            printf '%s\n' "$directory"
            return 0
        fi
    done < <(java_candidates)
    return 1
}

use_jdk() {
    JAVA_HOME=$(find_jdk) || fail "Could not find JDK $slipway_java_required or newer (looked at JAVA_HOME, the PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks)." \
        "Install one, for instance Temurin $slipway_java_required from https://adoptium.net, and set JAVA_HOME to its directory."
    export JAVA_HOME
}

# maven ARGUMENTS…: the Maven wrapper, which needs curl, wget or just Java to fetch Maven once
maven() { (cd "$slipway_home" && ./mvnw -B -ntp "$@"); }
