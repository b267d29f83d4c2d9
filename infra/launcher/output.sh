# What the launcher prints: steps with a number and the time they took. Sourced by `slipway`.
# shellcheck shell=bash

slipway_steps=0
slipway_step=0

say() { printf '%s\n' "$*"; }

# fail MESSAGE [WHAT TO DO]
fail() {
    printf 'slipway: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
    exit 1
}

elapsed() {
    local seconds=$SECONDS
    if [ "$seconds" -lt 60 ]; then printf '%d s' "$seconds"; else printf '%d min %02d s' $((seconds / 60)) $((seconds % 60)); fi
}

steps() { slipway_steps=$1 slipway_step=0; }

# step TITLE: which step of how many, and the time since the launcher was called
step() {
    slipway_step=$((slipway_step + 1))
    printf '[%d/%d] %s (%s)\n' "$slipway_step" "$slipway_steps" "$1" "$(elapsed)"
}

note() { printf '      %s\n' "$*"; }

# with_ticks WHAT LOG COMMAND…: runs the command with its output in LOG and says every 10 seconds that it still does
with_ticks() {
    local what=$1 log=$2 pid next status=0
    shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >>"$log" 2>&1 </dev/null &
    pid=$!
    next=$((SECONDS + 10))
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        if [ "$SECONDS" -ge "$next" ]; then
            note "$what … ($(elapsed))"
            next=$((SECONDS + 10))
        fi
    done
    wait "$pid" || status=$?
    return "$status"
}
