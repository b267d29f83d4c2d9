# Building Slipway, only when its sources have changed. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}" "${slipway_state:?}"

# source_hash: one number for everything a build depends on; what builds generate is left out
source_hash() {
    (
        cd "$slipway_home" &&
            # Not every module has every one of these.
            { find pom.xml mvnw .mvn ./*/pom.xml ./*/package*.json ./*/vite.config.ts ./*/tsconfig.json ./*/src infra/keycloak \
                \( -name generated -o -name node_modules -o -name test \) -prune -o -type f -print0 2>/dev/null || true; } |
            LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
    )
}

portal_jar() { find "$slipway_home/portal/target" -maxdepth 1 -name 'portal-*.jar' ! -name '*-sources.jar' 2>/dev/null | head -1; }
infra_jar() { find "$slipway_home/infra/target" -maxdepth 1 -name 'infra-*.jar' ! -name '*-sources.jar' ! -name '*-tests.jar' 2>/dev/null | head -1; }
benchmarks_jar() { printf '%s\n' "$slipway_home/benchmarks/target/slipway-benchmarks.jar"; }

is_built() {
    [ -n "$(portal_jar)" ] && [ -n "$(infra_jar)" ] && [ -f "$(benchmarks_jar)" ] && [ -d "$slipway_home/infra/target/lib" ] &&
        [ "$(cat "$slipway_home/target/slipway-sources" 2>/dev/null)" = "$1" ]
}

# build_if_needed HASH
build_if_needed() {
    local log="$slipway_state/logs/build.log"
    if is_built "$1"; then
        note "nothing has changed since the last build"
        return
    fi
    mkdir -p "$slipway_state/logs" "$slipway_home/target"
    : >"$log"
    note "log: $log"
    with_ticks "building" "$log" maven package -Dquick || {
        grep -m 20 '^\[ERROR\]' "$log" >&2 || tail -20 "$log" >&2
        fail "Could not build Slipway." "See $log"
    }
    printf '%s\n' "$1" >"$slipway_home/target/slipway-sources"
}

# What runs is a copy, so that a build beside it cannot pull the jars from under it.
install_build() {
    local app="$slipway_state/app"
    rm -rf "$app"
    mkdir -p "$app/infra"
    cp "$(portal_jar)" "$app/portal.jar"
    cp "$(benchmarks_jar)" "$app/slipway-benchmarks.jar"
    cp "$(infra_jar)" "$slipway_home"/infra/target/lib/*.jar "$app/infra/"
    printf '%s\n' "$1" >"$app/sources"
}

# java_infra CLASS ARGUMENTS…: a main class of the infra module
java_infra() { "$JAVA_HOME/bin/java" -cp "$slipway_state/app/infra/*" "$@"; }
