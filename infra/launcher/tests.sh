# Running every test and summing up what came of it. Sourced by `slipway`.
# shellcheck shell=bash
: "${slipway_home:?}" "${slipway_state:?}"

report_files() { find "$1" -path '*/target/*-reports/TEST-*.xml' -type f 2>/dev/null; }

remove_reports() { report_files "$1" | while read -r file; do rm -f "$file"; done; }

# sum_reports DIR: "PASSED FAILED SKIPPED" over all reports below; errors count as failed
sum_reports() {
    report_files "$1" | while read -r file; do
        # The first element holds the sums; it may be spread over several lines.
        tr '\n' ' ' <"$file" | grep -o '<testsuite [^>]*>' | sed -n 1p
    done | awk '
        function number(name,   found) {
            if (!match(" " $0, " " name "=\"[0-9]+\"")) return 0
            found = substr(" " $0, RSTART, RLENGTH)
            gsub(/[^0-9]/, "", found)
            return found + 0
        }
        {
            bad = number("failures") + number("errors"); out = number("skipped")
            failed += bad; skipped += out; passed += number("tests") - bad - out
        }
        END { printf "%d %d %d\n", passed, failed, skipped }'
}

# broken_forks LOG: how many times a test process ended without telling the result of its tests
broken_forks() { grep -cE '^\[ERROR\].*(The forked VM terminated|There was a timeout in the fork|Error occurred in starting fork|There was an error in the forked process)' "$1" || true; }

# verdict DIR MAVEN_STATUS LOG: prints the last line and answers whether everything passed
verdict() {
    local passed failed skipped broken
    read -r passed failed skipped < <(sum_reports "$1")
    broken=$(broken_forks "$3")
    if [ "$broken" -gt 0 ]; then
        say "A test process ended early: not all of its tests are in the sum."
        failed=$((failed + 1))
    fi
    if [ "$2" -ne 0 ] && [ "$failed" -eq 0 ]; then
        say "The build failed outside of the tests; see the errors above."
        failed=1
    fi
    if [ $((passed + failed)) -eq 0 ]; then
        say "No test has run."
        failed=1
    fi
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}

ensure_browser() {
    local browser=${SLIPWAY_CHROMIUM:-/usr/bin/chromium}
    if [ ! -x "$browser" ]; then
        if ! can_install || [ "$(os_release ID)" != debian ] || [ -n "${SLIPWAY_CHROMIUM:-}" ]; then
            fail "Could not find Chromium at $browser." \
                "Install it (Debian: sudo apt-get install chromium fonts-dejavu-core), or name yours in SLIPWAY_CHROMIUM."
        fi
        install_packages chromium fonts-dejavu-core
    fi
    note "$("$browser" --version 2>/dev/null || printf 'Chromium') at $browser"
}

# Patches of ours are checked with the program that people apply them with.
ensure_patch() {
    command -v patch >/dev/null && return
    can_install || fail "Could not find the program patch." "Install it, for instance by: sudo apt-get install patch"
    install_packages patch
}

# The registry is tried with a client that is not ours.
ensure_skopeo() {
    command -v skopeo >/dev/null && return
    can_install || fail "Could not find the program skopeo." "Install it, for instance by: sudo apt-get install skopeo"
    install_packages skopeo
}

# Images are pushed to a real registry. No service is started: the tests start their own.
ensure_registry() {
    command -v docker-registry >/dev/null && return
    can_install || fail "Could not find the program docker-registry." "Install it, for instance by: sudo apt-get install docker-registry"
    install_packages docker-registry
}

# run_tests [maven arguments]
run_tests() {
    local log="$slipway_state/logs/test.log" status
    mkdir -p "$slipway_state/logs"
    remove_reports "$slipway_home"
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    # The modules below the portal are tested two at a time; they share nothing but the engine.
    # A failed test must not keep the other modules' tests from running: the sum decides.
    set +e
    maven verify -T 2 --fail-at-end -Dmaven.test.failure.ignore=true "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    set -e
    grep -hE '^\[ERROR\] +[A-Za-z].*(:[0-9]+|»)' "$log" | sort -u | head -40 || true
    verdict "$slipway_home" "$status" "$log"
}
