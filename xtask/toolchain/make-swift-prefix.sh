#!/bin/bash
# make-swift-prefix.sh DIR [SUITE]
#
# Unpacks Debian's Swift and the glibc it was built for into DIR, so that it runs on an older system. Needs no root, mount or
# chroot; needs apt-get, dpkg-deb, patchelf, tar and debian-archive-keyring, on x86-64. DIR can't be moved afterwards: its
# path is written into programs and wrappers. DIR.sha256 lists what was unpacked.
set -euo pipefail

prefix=$(realpath -m "$1")
suite=${2:-trixie}
work=$prefix.work
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

mkdir -p "$prefix" "$work"/{lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d,state}
: >"$work/state/status" # an empty system: apt then downloads every dependency

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
APT::Install-Recommends "false";
Debug::NoLocking "1";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
export APT_CONFIG=$work/apt.conf
apt-get -qq update
apt-get -qq install -y --download-only swiftlang libc6-dev
(cd "$work/cache/archives" && sha256sum ./*.deb) >"$prefix.sha256"

# Unpacked over merged /usr links, without maintainer scripts and without what tests never call.
mkdir -p "$prefix"/usr/{bin,sbin,lib,lib64}
for folder in bin sbin lib lib64; do ln -sfn "usr/$folder" "$prefix/$folder"; done
leave_out=(
  --exclude=./usr/share/doc --exclude=./usr/share/locale --exclude=./usr/share/man
  --exclude='./usr/libexec/swift/bin/lldb*' --exclude=./usr/libexec/swift/bin/clangd
  --exclude='./usr/libexec/swift/lib/liblldb*' --exclude=./usr/libexec/swift/lib/swift/embedded
  --exclude=./usr/libexec/swift/lib/swift_static --exclude=./usr/libexec/swift/lib/swift/FrameworkABIBaseline
)
for deb in "$work"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$prefix" --keep-directory-symlink --no-same-owner "${leave_out[@]}"
done

# Programs start with the unpacked loader, and everything finds the unpacked libraries first.
loader=$prefix/usr/lib64/ld-linux-x86-64.so.2
swift=$prefix/usr/libexec/swift
libraries=$swift/lib/swift/linux:$swift/lib/swift/host:$swift/lib/swift/host/compiler:$swift/lib:$prefix/usr/lib/x86_64-linux-gnu
is_elf() { [ "$(head -c 4 "$1" | tail -c 3)" = ELF ]; } 2>/dev/null
find "$swift/bin" "$swift/libexec" -type f | while read -r file; do
  is_elf "$file" || continue
  if patchelf --print-interpreter "$file" >/dev/null 2>&1; then patchelf --set-interpreter "$loader" "$file"; fi
  patchelf --force-rpath --set-rpath "$libraries" "$file"
done
find "$swift/lib" -type f -name '*.so*' | while read -r file; do
  if is_elf "$file"; then patchelf --force-rpath --set-rpath "$libraries" "$file"; fi
done

# Swift links through clang: against the unpacked glibc, with lld, so that what it links starts with the unpacked loader too.
clang=$(basename "$(find "$swift/bin" -name 'clang-[0-9]*' | sort -V | tail -n 1)")
for name in clang clang++; do
  mode=
  if [ "$name" = clang++ ]; then mode=--driver-mode=g++; fi
  rm -f "$swift/bin/$name"
  cat >"$swift/bin/$name" <<WRAPPER
#!/bin/sh
for argument in "\$@"; do
  case "\$argument" in
    -c|-E|-S|--version|-fsyntax-only) exec $swift/bin/$clang $mode --sysroot=$prefix "\$@" ;;
  esac
done
exec $swift/bin/$clang $mode --sysroot=$prefix -fuse-ld=lld -Wl,--dynamic-linker=$loader -Wl,--disable-new-dtags \\
  -Wl,-rpath,$prefix/usr/lib/x86_64-linux-gnu "\$@"
WRAPPER
  chmod +x "$swift/bin/$name"
done
rm -rf "$work"
