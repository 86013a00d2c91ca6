#!/bin/bash
# unpack-rust-src.sh DIR VERSION [SUITE]
#
# Unpacks the standard library's source of rustc VERSION (1.95.0) from Debian into DIR, for targets whose compiled one is not
# installed. Needs no root; needs apt-get, dpkg-deb, tar and debian-archive-keyring.
set -euo pipefail

folder=$(realpath -m "$1")
version=$2
suite=${3:-trixie-backports}
work=$folder.work
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

rm -rf "$folder" "$work"
mkdir -p "$folder" "$work"/{lists/partial,cache/archives/partial,state}
: >"$work/state/status"

# The mirror this machine uses for its own packages; elsewhere than on Debian, Debian's own. apt checks signatures either way.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' | awk '$2 == "Debian" && $3 == "Debian" { print $1; exit }')
echo "deb [signed-by=$keyring] ${mirror:-http://deb.debian.org/debian} $suite main" >"$work/sources.list"

# An apt of its own, that neither reads nor changes the machine's.
cat >"$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "$work/state/status";
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Main "/dev/null";
Dir::Etc::Parts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Sandbox::User "";
Debug::NoLocking "1";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
export APT_CONFIG=$work/apt.conf
apt-get -qq update
package=$(apt-cache madison rust-src | awk -v version="$version" 'index($3, version) == 1 { print $3; exit }')
if [ -z "$package" ]; then
  echo "Debian $suite has no rust-src $version" >&2
  exit 1
fi
(cd "$work" && apt-get -qq download "rust-src=$package")
dpkg-deb --fsys-tarfile "$work"/rust-src_*.deb | tar -x -C "$folder" --strip-components=4 --no-same-owner "./usr/src/rustc-$version/library"
rm -rf "$work"
