# Up, down, status, logs and the demonstration. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}" "${slipway_state:?}"

# What `up` was last called with, so that the other verbs need no environment variables.
load_settings() {
    SLIPWAY_PORT=${SLIPWAY_PORT:-$(setting SLIPWAY_PORT)}
    SLIPWAY_PORT=${SLIPWAY_PORT:-8080}
    SLIPWAY_URL=${SLIPWAY_URL:-$(setting SLIPWAY_URL)}
    SLIPWAY_URL=${SLIPWAY_URL:-http://localhost:$SLIPWAY_PORT}
    SLIPWAY_ENGINE=${SLIPWAY_ENGINE:-${DOCKER_HOST:-$(setting SLIPWAY_ENGINE)}}
    SLIPWAY_ENGINE=${SLIPWAY_ENGINE:-unix:///var/run/docker.sock}
}

setting() {
    [ ! -r "$slipway_state/run/settings" ] || sed -n "s/^$1=//p" "$slipway_state/run/settings"
}

decide_settings() {
    export SLIPWAY_PORT=${SLIPWAY_PORT:-8080}
    export SLIPWAY_KEYCLOAK_PORT=${SLIPWAY_KEYCLOAK_PORT:-8081}
    export SLIPWAY_URL=${SLIPWAY_URL:-http://localhost:$SLIPWAY_PORT}
    SLIPWAY_URL=${SLIPWAY_URL%/}
    SLIPWAY_ENGINE=$(engine_address)
    export SLIPWAY_ENGINE
}

settings_now() {
    local name
    for name in SLIPWAY_PORT SLIPWAY_KEYCLOAK_PORT SLIPWAY_URL SLIPWAY_ENGINE SLIPWAY_DB_URL SLIPWAY_OIDC_ISSUER; do
        printf '%s=%s\n' "$name" "${!name:-}"
    done
}

portal_health() { printf 'http://127.0.0.1:%s/actuator/health/readiness' "$SLIPWAY_PORT"; }

stack_wanted() { [ -z "${SLIPWAY_DB_URL:-}" ] || [ -z "${SLIPWAY_OIDC_ISSUER:-}" ]; }

stack_complete() {
    stack_wanted || return 0
    is_running stack && [ -r "$slipway_state/stack.env" ] &&
        { [ -n "${SLIPWAY_DB_URL:-}" ] || [ -n "$(postgres_pid)" ]; } &&
        { [ -n "${SLIPWAY_OIDC_ISSUER:-}" ] || [ -n "$(keycloak_pid)" ]; }
}

verb_up() {
    local hash unchanged=''
    decide_settings
    ensure_state
    use_jdk
    hash=$(source_hash)
    [ "$(settings_now)" != "$(cat "$slipway_state/run/settings" 2>/dev/null)" ] || unchanged=yes
    if [ -n "$unchanged" ] && [ "$(cat "$slipway_state/app/sources" 2>/dev/null)" = "$hash" ] &&
        stack_complete && is_running portal && answers "$(portal_health)" && engine_answers; then
        firewall_as_wanted
        say "Slipway is up already."
        print_access
        return
    fi
    steps 5
    step "Docker Engine"
    ensure_engine
    firewall_as_wanted
    step "Base image for Dockerfiles"
    "$slipway_home/infra/base-images/make"
    step "Building Slipway with $JAVA_HOME"
    build_if_needed "$hash"
    step "PostgreSQL and Keycloak"
    up_stack "$hash" "$unchanged"
    step "Portal"
    up_portal
    say "Slipway is up ($(elapsed))."
    print_access
}

ensure_state() {
    mkdir -p "$slipway_state/run" "$slipway_state/logs"
    exec 8>"$slipway_state/run/lock"
    flock -n 8 || fail "Another ./slipway up or down is at work in $slipway_state." "Wait for it."
}

firewall_as_wanted() {
    case ${SLIPWAY_FIREWALL:-} in
        on) set_firewall ;;
        off) clear_firewall ;;
        *) ;;
    esac
}

# up_stack HASH UNCHANGED: leaves running what may stay
up_stack() {
    if [ "$(cat "$slipway_state/app/sources" 2>/dev/null)" != "$1" ] || [ -z "$2" ]; then
        stop_process portal 40
    fi
    if [ -z "$2" ]; then stop_stack; fi
    settings_now >"$slipway_state/run/settings"
    if ! is_running stack; then
        stop_orphans
        [ "$(cat "$slipway_state/app/sources" 2>/dev/null)" = "$1" ] || install_build "$1"
        start_stack
    elif [ "$(cat "$slipway_state/app/sources" 2>/dev/null)" != "$1" ]; then
        install_build "$1"
    fi
    await_stack
}

start_stack() {
    if ! stack_wanted; then
        note "using the database and the issuer you named"
        return
    fi
    rm -f "$slipway_state/stack.env"
    start_process stack "$JAVA_HOME/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$slipway_state/app/infra/*" io.slipway.infra.StackProcess "$slipway_state"
}

await_stack() {
    stack_wanted || return 0
    local next=$((SECONDS + 10)) last='' line
    until stack_complete; do
        if ! is_running stack; then
            tail -5 "$slipway_state/logs/stack.log" >&2
            fail "PostgreSQL or Keycloak did not start." "See ./slipway logs stack, postgres and keycloak"
        fi
        line=$(tail -1 "$slipway_state/logs/stack.log" 2>/dev/null || true)
        if [ "$line" != "$last" ] || [ "$SECONDS" -ge "$next" ]; then
            [ -z "$line" ] || note "${line#* } ($(elapsed))"
            last=$line
            next=$((SECONDS + 10))
        fi
        sleep 0.2
    done
    [ -n "${SLIPWAY_DB_URL:-}" ] || note "PostgreSQL answers"
    [ -n "${SLIPWAY_OIDC_ISSUER:-}" ] || note "Keycloak answers at http://localhost:$SLIPWAY_KEYCLOAK_PORT"
}

up_portal() {
    if ! is_running portal; then
        if port_taken "$SLIPWAY_PORT"; then
            fail "Port $SLIPWAY_PORT is taken by another program." "Stop that one, or choose another port: SLIPWAY_PORT=8090 ./slipway up"
        fi
        start_portal
    fi
    local next=$((SECONDS + 10)) deadline=$((SECONDS + 600))
    until answers "$(portal_health)"; do
        if ! is_running portal || [ "$SECONDS" -ge "$deadline" ]; then
            tail -20 "$slipway_state/logs/portal.log" >&2
            fail "The portal did not start." "See $slipway_state/logs/portal.log"
        fi
        if [ "$SECONDS" -ge "$next" ]; then
            note "starting … ($(elapsed))"
            next=$((SECONDS + 10))
        fi
        sleep 0.3
    done
    note "the portal answers at $SLIPWAY_URL"
}

start_portal() (
    # A subshell of its own: the secrets go to the portal's environment and nowhere else.
    local own_key=${SLIPWAY_SECRETS_KEY:-}
    while IFS='=' read -r name value; do export "$name=$value"; done < <(cat "$slipway_state/stack.env" 2>/dev/null)
    [ -z "$own_key" ] || export SLIPWAY_SECRETS_KEY=$own_key
    export SLIPWAY_BENCHMARKS_JAR="$slipway_state/app/slipway-benchmarks.jar"
    # shellcheck disable=SC2086
    start_process portal "$JAVA_HOME/bin/java" -Xmx1g ${SLIPWAY_JAVA_OPTS:-} -jar "$slipway_state/app/portal.jar"
)

print_access() {
    say ""
    say "  Portal    $SLIPWAY_URL"
    say "  API       $SLIPWAY_URL/api/v1, described at $SLIPWAY_URL/v3/api-docs"
    if [ -z "${SLIPWAY_OIDC_ISSUER:-}" ] && [ -r "$slipway_state/credentials" ]; then
        say "  Sign in   as one of (kept in $slipway_state/credentials):"
        local name value role
        while IFS='=' read -r name value; do
            case $name in
                alice) role="owner of team vision" ;;
                bob) role="developer" ;;
                carol) role="viewer" ;;
                dave) role="member of another team" ;;
                admin) role="site administrator" ;;
                *) continue ;;
            esac
            printf '              %-6s %s   %s\n' "$name" "$value" "$role"
        done <"$slipway_state/credentials"
    fi
    say ""
}

stop_stack() {
    stop_process stack 60
    stop_orphans
    rm -f "$slipway_state/stack.env"
}

# Servers whose parent was killed.
stop_orphans() {
    local pid
    pid=$(keycloak_pid)
    [ -z "$pid" ] || end_process "$pid" 20
    pid=$(postgres_pid)
    [ -z "$pid" ] || end_process "$pid" 30 INT
}

verb_down() {
    local anything=''
    case ${1:-} in '' | --engine) ;; *) fail "down does not know $1." "./slipway --help" ;; esac
    ensure_state
    if is_running portal; then
        say "Stopping the portal" && anything=yes
    fi
    stop_process portal 40
    if is_running stack || [ -n "$(postgres_pid)$(keycloak_pid)" ]; then
        say "Stopping Keycloak and PostgreSQL" && anything=yes
    fi
    stop_stack
    clear_firewall
    if [ "${1:-}" = --engine ]; then
        if is_running engine; then
            say "Stopping the Docker Engine" && anything=yes
            stop_process engine 60
        else
            say "The Docker Engine was not started by ./slipway up: left alone."
        fi
    fi
    if [ -n "$anything" ]; then say "Slipway is down ($(elapsed))."; else say "Nothing was running."; fi
}

# line NAME STATE DETAIL
status_line() { printf '  %-11s %-8s %s\n' "$1" "$2" "$3"; }

verb_status() {
    local pid bad=0
    load_settings
    pid=$(pid_of portal)
    if [ -z "$pid" ]; then
        status_line portal down "" && bad=3
    elif answers "$(portal_health)"; then
        status_line portal up "$SLIPWAY_URL, process $pid"
    else
        status_line portal failing "process $pid runs, but does not answer at $(portal_health)" && bad=3
    fi
    status_server database "$(setting SLIPWAY_DB_URL)" "$(postgres_pid)" "$(cat "$slipway_state/postgres/port" 2>/dev/null)" || bad=3
    status_server identity "$(setting SLIPWAY_OIDC_ISSUER)" "$(keycloak_pid)" "$(setting SLIPWAY_KEYCLOAK_PORT)" || bad=3
    if engine_answers; then
        status_line engine up "$(engine_version) at $(engine_address)"
    else
        status_line engine down "$(engine_address) does not answer" && bad=3
    fi
    if firewall_holds; then status_line firewall on "containers reach neither this host nor the outside"; else status_line firewall off ""; fi
    return "$bad"
}

# status_server NAME EXISTING PID PORT
status_server() {
    if [ -n "$2" ]; then
        status_line "$1" yours "$2"
    elif [ -z "$3" ]; then
        status_line "$1" down ""
        return 1
    elif ! port_taken "$4"; then
        status_line "$1" failing "process $3 runs, but port $4 does not answer"
        return 1
    else
        status_line "$1" up "127.0.0.1:$4, process $3"
    fi
}

log_file() {
    case $1 in
        postgres | keycloak) printf '%s\n' "$slipway_state/$1/$1.log" ;;
        portal | stack | engine | build | packages | base-image | test) printf '%s\n' "$slipway_state/logs/$1.log" ;;
        *) fail "There is no log $1." "There are portal, stack, postgres, keycloak, engine, build, packages, base-image, test." ;;
    esac
}

verb_logs() {
    local follow='' what=() word file
    for word in "$@"; do
        if [ "$word" = -f ]; then follow=-f; else what+=("$(log_file "$word")"); fi
    done
    if [ ${#what[@]} -eq 0 ]; then
        for word in portal stack postgres keycloak engine; do
            file=$(log_file "$word")
            [ ! -r "$file" ] || what+=("$file")
        done
    fi
    [ ${#what[@]} -gt 0 ] || fail "There are no logs yet." "./slipway up makes them."
    tail -n 50 $follow "${what[@]}"
}

verb_demo() (
    local word
    for word in "$@"; do
        if [ "$word" = --help ]; then
            use_jdk
            [ -d "$slipway_state/app/infra" ] || { ensure_state && build_if_needed "$(source_hash)" && install_build none; }
            java_infra io.slipway.infra.demo.Demo --help
            return
        fi
    done
    verb_up
    local issuer_of_yours=${SLIPWAY_OIDC_ISSUER:-} issuer
    issuer=${issuer_of_yours:-$(sed -n 's/^SLIPWAY_OIDC_ISSUER=//p' "$slipway_state/stack.env" 2>/dev/null)}
    if [ -z "${SLIPWAY_DEMO_PASSWORD:-}" ]; then
        [ -z "$issuer_of_yours" ] || fail "With an issuer of your own, the demonstration needs a user of it." \
            "Set SLIPWAY_DEMO_USER and SLIPWAY_DEMO_PASSWORD."
        SLIPWAY_DEMO_PASSWORD=$(sed -n "s/^${SLIPWAY_DEMO_USER:-alice}=//p" "$slipway_state/credentials")
    fi
    export SLIPWAY_DEMO_PASSWORD
    exec 8>&- # whatever the demonstration takes, up and down may be called meanwhile
    # The demo users of our own realm only: in a realm of yours, the same names may be anybody.
    local members=()
    [ -n "$issuer_of_yours" ] || members=(--members "bob=developer,carol=viewer")
    SLIPWAY_OIDC_ISSUER=$issuer java_infra io.slipway.infra.demo.Demo \
        --starters "$slipway_home/infra/starters" "${members[@]}" "$@"
    print_access
)
