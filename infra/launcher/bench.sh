# Measuring the registry. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}" "${slipway_state:?}"

# The load generator, and the registry beside which ours is measured. No service of theirs is started.
ensure_bench_tools() {
    local program missing=()
    for program in wrk docker-registry; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    can_install || fail "Could not find ${missing[*]}, which measure the registry." \
        "Install them, for instance by: sudo apt-get install ${missing[*]}"
    install_packages "${missing[@]}"
}

# bench_registry OPTIONS…: in a state directory of its own, so that what `up` started is left alone
bench_registry() (
    local word
    slipway_state="$slipway_state/bench-registry"
    for word in "$@"; do
        if [ "$word" = --help ]; then
            [ -n "$(infra_jar)" ] && [ -d "$slipway_home/infra/target/lib" ] || build_if_needed "$(source_hash)"
            registry_bench --help
            return
        fi
    done
    mkdir -p "$slipway_state/logs"
    exec 8>"$slipway_state/lock"
    flock -n 8 || fail "Another ./slipway bench registry is at work in $slipway_state." "Wait for it."
    ensure_bench_tools
    build_if_needed "$(source_hash)"
    install_build none
    registry_bench --portal "$slipway_state/app/portal.jar" --state "$slipway_state" "$@"
)

registry_bench() {
    "$JAVA_HOME/bin/java" -Xmx512m -cp "$(infra_jar):$slipway_home/infra/target/lib/*" \
        io.slipway.infra.bench.RegistryBench "$@" 8>&-
}
