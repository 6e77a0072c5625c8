#!/usr/bin/env bash
# Puts a built program into 对标.app: packaging/macos/bundle.sh target/release/duibiao OUT
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$1
app=$2/对标.app
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$here/../../Cargo.toml" | head -1)
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
install -m 755 "$bin" "$app/Contents/MacOS/duibiao"
sed "s/VERSION/$version/" "$here/Info.plist" >"$app/Contents/Info.plist"
cp "$here/duibiao.icns" "$app/Contents/Resources/"
python3 "$here/../third-party.py" "$app/Contents/Resources/THIRD-PARTY.txt"
cp "$here/../../LICENSE-MIT" "$here/../../LICENSE-APACHE" "$app/Contents/Resources/"
echo "$app"
