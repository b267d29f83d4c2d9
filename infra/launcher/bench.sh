# Measuring the registry, and what runs on the engine. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}" "${slipway_state:?}"

# ensure_bench_tools PROGRAM…: the load generator, and what is measured beside us. No service of theirs is started.
ensure_bench_tools() {
    local program missing=()
    for program in "$@"; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    can_install || fail "Could not find ${missing[*]}, which the measurement needs." \
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
    ensure_bench_tools wrk docker-registry
    build_if_needed "$(source_hash)"
    install_build none
    registry_bench --portal "$slipway_state/app/portal.jar" --state "$slipway_state" "$@"
)

registry_bench() {
    "$JAVA_HOME/bin/java" -Xmx512m -cp "$(infra_jar):$slipway_home/infra/target/lib/*" \
        io.slipway.infra.bench.RegistryBench "$@" 8>&-
}

# bench_engine OPTIONS…: like bench_registry, with containers on the engine, which it removes
bench_engine() (
    local word
    slipway_state="$slipway_state/bench-engine"
    for word in "$@"; do
        if [ "$word" = --help ]; then
            [ -n "$(infra_jar)" ] && [ -d "$slipway_home/infra/target/lib" ] || build_if_needed "$(source_hash)"
            engine_bench --help
            return
        fi
    done
    mkdir -p "$slipway_state/logs"
    exec 8>"$slipway_state/lock"
    flock -n 8 || fail "Another ./slipway bench engine is at work in $slipway_state." "Wait for it."
    ensure_engine
    "$slipway_home/infra/base-images/make"
    ensure_bench_tools nginx
    build_if_needed "$(source_hash)"
    install_build none
    engine_bench --portal "$slipway_state/app/portal.jar" --state "$slipway_state" "$@"
)

engine_bench() {
    "$JAVA_HOME/bin/java" -Xmx512m -cp "$(infra_jar):$slipway_home/infra/target/lib/*" \
        io.slipway.infra.bench.EngineBench "$@" 8>&-
}
