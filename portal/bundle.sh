#!/usr/bin/env bash
# Rebuilds what browsers load (src/main/bundles/prod.bundle) after a change below src/main/frontend,
# or of an npm package that a component names. Everybody else builds with the committed bundle and needs no Node.
#
# Node 24 and npm come as npm packages, by whatever npm is on the PATH; they are kept in target/node.
set -euo pipefail
cd "$(dirname "$0")"

node_version=24.21.0
npm_version=11.21.2
tools=$PWD/target/node

if [ ! -x "$tools/bin/npm" ]; then
    rm -rf "$tools" && mkdir -p "$tools/bin" "$tools/lib/node_modules" "$tools/unpack"
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) platform=linux-x64 ;;
        Linux-aarch64) platform=linux-arm64 ;;
        *) echo "Put Node >= 24 on the PATH and run: ./mvnw -pl portal -am package -Dvaadin.force.production.build=true" >&2; exit 1 ;;
    esac
    (
        cd "$tools/unpack"
        npm pack --silent "node-$platform@$node_version" "npm@$npm_version" >/dev/null
        mkdir node npm
        tar xzf "node-$platform-$node_version.tgz" -C node
        tar xzf "npm-$npm_version.tgz" -C npm
    )
    mv "$tools/unpack/node/package/bin/node" "$tools/bin/node"
    mv "$tools/unpack/npm/package" "$tools/lib/node_modules/npm"
    ln -s ../lib/node_modules/npm/bin/npm-cli.js "$tools/bin/npm"
    ln -s ../lib/node_modules/npm/bin/npx-cli.js "$tools/bin/npx"
    rm -rf "$tools/unpack"
fi

# Chunks of an earlier build would be packed into the bundle too.
rm -rf target/classes/META-INF/VAADIN src/main/bundles/prod.bundle
cd ..
PATH="$tools/bin:$PATH" ./mvnw -B -ntp -Dquick -pl portal -am package \
    -Dvaadin.force.production.build=true -Dspring-boot.repackage.skip=true

cd portal
# The lock file must not say where packages were loaded from.
if grep -q '"resolved"' package-lock.json; then
    sed -i '/"resolved":/d' package-lock.json
fi
chmod 644 package.json
ls -l src/main/bundles/prod.bundle
