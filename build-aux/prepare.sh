# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by ./run and ./check: installs missing packages, configures and builds. Sourced, with the tree's top as working directory.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# packages SECTION…: the names listed under these heads of build-aux/packages
packages() {
  awk -v want=" $* " '/^\[/ { gsub(/[][]/, ""); on = index(want, " " $0 " "); next } on && NF && !/^#/' build-aux/packages
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "These packages are missing and installing them needs root or sudo:" $missing \
            "Install them as root, then start again: apt-get install --no-install-recommends" $missing
  fi
}

# On another distribution: what the build itself looks for, by the names everybody knows.
name_missing_pieces() {
  lacking=
  for tool in gcc meson ninja pkg-config msgfmt glib-compile-schemas glib-compile-resources; do
    command -v $tool >/dev/null 2>&1 || lacking="$lacking $tool"
  done
  if command -v pkg-config >/dev/null 2>&1; then
    for module in 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'sqlite3 >= 3.40' json-glib-1.0 icu-i18n libzip libxml-2.0 libqrencode 'pangocairo >= 1.50'; do
      pkg-config --exists "$module" 2>/dev/null || lacking="$lacking [$module]"
    done
  fi
  [ -z "$lacking" ] || fail "This is not a Debian system, so Heng cannot install what it needs by itself. Missing (programs, [libraries with their headers]):" \
    "$lacking" "Install them with your distribution's package manager and start again."
}

install_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    name_missing_pieces
    return
  fi
  missing=
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
  for package in $(packages "$@"); do
    printf '%s\n' "$installed" | grep -qx "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq update || fail "The package lists could not be read; is this computer online?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends $missing >/dev/null ||
    fail "These packages could not be installed:$missing"
}

# configure FOLDER OPTION…: once; later calls are free
configure() {
  folder=$1; shift
  [ -f "$folder/build.ninja" ] && return 0
  rm -rf "$folder"
  meson setup "$folder" "$@" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; fail "meson could not configure $folder"; }
  mv "$folder.log" "$folder/setup.log"
}

# build FOLDER TARGET…
build() {
  folder=$1; shift
  ninja -C "$folder" "$@" >"$folder/build.log" 2>&1 || { cat "$folder/build.log" >&2; fail "The build in $folder failed."; }
}
