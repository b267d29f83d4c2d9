# The container engine: is there one, and if not, whose turn is it? Sourced by `slipway` and by infra/base-images/make.
# shellcheck shell=bash
: "${slipway_state:?}"

engine_address() { printf '%s\n' "${SLIPWAY_ENGINE:-${DOCKER_HOST:-unix:///var/run/docker.sock}}"; }

# engine_call PATH [curl options]: the answer's body; fails when the engine does not answer or refuses
engine_call() {
    local path=$1 address
    shift
    address=$(engine_address)
    case $address in
        unix://*) curl -sSf --unix-socket "${address#unix://}" "$@" "http://engine$path" ;;
        tcp://*) curl -sSf "$@" "http://${address#tcp://}$path" ;;
        *) printf 'unsupported engine address %s\n' "$address" >&2 && return 1 ;;
    esac
}

engine_answers() { engine_call /_ping --max-time 5 >/dev/null 2>&1; }

engine_version() { engine_call /version --max-time 5 2>/dev/null | sed -n 's/.*"Version":"\([^"]*\)".*/\1/p' | head -1; }

os_release() { sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" /etc/os-release 2>/dev/null; }

can_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    case "$(os_release ID)" in debian | ubuntu) ;; *) return 1 ;; esac
}

# install_packages PACKAGE…: from the machine's own package sources, without starting any service
install_packages() {
    local policy=/usr/sbin/policy-rc.d made='' log="$slipway_state/logs/packages.log" status=0
    note "installing $* (log: $log)"
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
        made=yes
    fi
    with_ticks "installing" "$log" packages_now "$@" || status=$?
    [ -z "$made" ] || rm -f "$policy"
    [ "$status" = 0 ] || { tail -5 "$log" >&2; fail "Could not install $*." "Install them yourself, then call this again."; }
}

packages_now() {
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

ensure_curl() {
    command -v curl >/dev/null && return
    can_install || fail "Could not find curl." "Install it, for instance by: sudo apt-get install curl"
    install_packages curl ca-certificates
}

ensure_engine() {
    local address
    ensure_curl
    address=$(engine_address)
    if engine_answers; then
        note "engine $(engine_version) answers at $address"
        return
    fi
    if [ "$address" != unix:///var/run/docker.sock ]; then
        fail "No engine answers at $address (SLIPWAY_ENGINE or DOCKER_HOST)." "Start it, or unset the variable to use this machine's own."
    fi
    if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then
        fail "A Docker Engine is there, but $(id -un) may not use it." "Add yourself to its group: sudo usermod -aG docker $(id -un), sign in again, and call this again."
    fi
    can_install || fail "No Docker Engine answers at $address." "Install and start one: sudo apt-get install docker.io && sudo systemctl start docker (Debian, Ubuntu), or see https://docs.docker.com/engine/install"
    if ! command -v dockerd >/dev/null || ! command -v iptables >/dev/null; then
        install_packages docker.io iptables ca-certificates
    fi
    start_engine
}

start_engine() {
    if [ -d /run/systemd/system ]; then
        note "starting Docker by systemd"
        systemctl start docker || fail "Could not start Docker." "See: journalctl -u docker"
    else
        ensure_cgroups
        note "starting dockerd in the background (log: $slipway_state/logs/engine.log)"
        start_process engine dockerd --host unix:///var/run/docker.sock
    fi
    local i
    for ((i = 0; i < 300; i++)); do
        if engine_answers; then
            note "engine $(engine_version) answers at $(engine_address)"
            return
        fi
        sleep 0.2
    done
    [ ! -r "$slipway_state/logs/engine.log" ] || tail -5 "$slipway_state/logs/engine.log" >&2
    fail "The Docker Engine does not answer within a minute." "See $slipway_state/logs/engine.log"
}

ensure_cgroups() {
    mountpoint -q /sys/fs/cgroup && return
    note "mounting control groups"
    command -v cgroupfs-mount >/dev/null || install_packages cgroupfs-mount
    cgroupfs-mount || fail "Could not mount the control groups below /sys/fs/cgroup, which containers need." "Mount them yourself, then call this again."
}

# Containers of ours have networks of their own whose bridges are called slip…; these two rules keep them from the
# host's services and from the outside. `ctstate NEW` lets answers to what reached them through.
firewall_rules() {
    local verb=$1
    iptables "$verb" DOCKER-USER -i slip+ ! -o slip+ -m conntrack --ctstate NEW -j DROP
    iptables "$verb" INPUT -i slip+ -m conntrack --ctstate NEW -j DROP
}

firewall_holds() { firewall_rules -C >/dev/null 2>&1; }

set_firewall() {
    [ "$(id -u)" = 0 ] || fail "SLIPWAY_FIREWALL=on needs root." "Ask the administrator for the two rules that ./slipway --help shows."
    firewall_holds && return
    firewall_rules -I || fail "Could not set the firewall rules." "See the message above; SLIPWAY_FIREWALL=off goes without."
    mkdir -p "$slipway_state/run"
    : >"$slipway_state/run/firewall"
    note "firewall: containers reach neither this host nor the outside"
}

# Only rules we have set ourselves.
clear_firewall() {
    [ -e "$slipway_state/run/firewall" ] || return 0
    while firewall_rules -D >/dev/null 2>&1; do :; done
    rm -f "$slipway_state/run/firewall"
    note "firewall rules taken away"
}
