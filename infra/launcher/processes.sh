# Background processes that outlive the launcher, each known by a file with its process number and start time, so that
# a number given to somebody else by now is never taken for ours. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_state:?}"

# started_at PID: the start time the kernel noted, nothing when there is no such process (or only its remains)
started_at() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # Behind the name in parentheses, which may contain anything: state is the 1st field, start time the 20th.
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [ "$1" = Z ] || printf '%s\n' "${20}"
}

# pid_of NAME: the process number while it runs, else nothing
pid_of() {
    local pid='' start=''
    [ -r "$slipway_state/run/$1.pid" ] || return 0
    read -r pid start <"$slipway_state/run/$1.pid" || true
    if [ -n "$pid" ] && [ -n "$start" ] && [ "$(started_at "$pid")" = "$start" ]; then printf '%s\n' "$pid"; fi
}

is_running() { [ -n "$(pid_of "$1")" ]; }

# start_process NAME COMMAND…: with its own session, its output in logs/NAME.log
start_process() {
    local name=$1 log="$slipway_state/logs/$1.log" pid
    shift
    mkdir -p "$slipway_state/run" "$slipway_state/logs"
    [ ! -e "$log" ] || mv -f "$log" "$log.1"
    # Without the lock of this launcher (8), which would be held as long as the process lives.
    setsid nohup "$@" >"$log" 2>&1 </dev/null 8>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(started_at "$pid")" >"$slipway_state/run/$name.pid"
}

# end_process PID SECONDS [SIGNAL]: asks, waits, and only then kills
end_process() {
    local pid=$1 start i
    start=$(started_at "$pid")
    [ -n "$start" ] || return 0
    kill -"${3:-TERM}" "$pid" 2>/dev/null || true
    for ((i = 0; i < $2 * 10; i++)); do
        [ "$(started_at "$pid")" = "$start" ] || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# stop_process NAME SECONDS
stop_process() {
    local pid
    pid=$(pid_of "$1")
    [ -z "$pid" ] || end_process "$pid" "$2"
    rm -f "$slipway_state/run/$1.pid"
}

# orphan FILE WORD: the process FILE names, when WORD is one of the words of its command line
orphan() {
    local pid=''
    [ -r "$1" ] || return 0
    read -r pid <"$1" || true
    case $pid in '' | *[!0-9]*) return 0 ;; esac
    if { tr '\0' '\n' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -xF -- "$2" >/dev/null; then printf '%s\n' "$pid"; fi
}

postgres_pid() { orphan "$slipway_state/postgres/data/postmaster.pid" "$slipway_state/postgres/data"; }
keycloak_pid() { orphan "$slipway_state/keycloak/pid" "-Dkc.home.dir=$slipway_state/keycloak/home"; }

# answers URL: whether it answers with a success
answers() { curl -sf -o /dev/null --max-time 5 "$1" 2>/dev/null; }

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
