#!/bin/sh
# Runs a PostgreSQL of its own, on a socket in a folder that goes with it, for as long as the input of this is open: that ends with
# whoever has started this, in whatever way. Prints its address once it can be used. Nothing need outlive a crash, so nothing
# waits for the disk.
set -u

fail() {
  echo "$*" >&2
  exit 1
}

# Debian has a folder for each version, and none of them in the path.
for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) $(echo "$PATH" | tr : ' ') none; do
  if [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && [ -x "$bin/pg_ctl" ]; then break; fi
done
[ "$bin" != none ] || fail "PostgreSQL is not there: install it (Debian: postgresql), or name a database in which schemas" \
  "may be made: ROSEWIRE_TEST_POSTGRES=postgres://user@host/database"

folder=$(mktemp -d "${TMPDIR:-/tmp}/rosewire-postgres-XXXXXX") || exit 1
trap 'cd / && rm -rf "$folder"' EXIT
cd "$folder" || exit 1

# It refuses to run as root.
as=
if [ "$(id -u)" = 0 ]; then
  for user in postgres nobody none; do
    if id "$user" >/dev/null 2>&1; then break; fi
  done
  [ "$user" != none ] || fail "PostgreSQL must not run as root, and there is neither a user postgres nor a user nobody"
  chown "$user" "$folder" || exit 1
  as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi

fail_with_log() {
  cat "$folder/log" >&2
  fail "PostgreSQL does not start"
}

$as "$bin/initdb" -D data -U rosewire -A trust -E UTF8 --locale=C --no-sync >log 2>&1 </dev/null || fail_with_log
# Rows of tests are not counted for plans at some moment or other, for then plans change. The catalog, where schemas come and go, is tidied.
$as "$bin/postgres" -D data -h '' -k "$folder" -c fsync=off -c full_page_writes=off \
  -c max_connections=200 -c autovacuum_analyze_threshold=1000000000 -c autovacuum_vacuum_insert_threshold=-1 \
  -c autovacuum_vacuum_threshold=20000 >>log 2>&1 </dev/null &
server=$!
until grep -qs '^ready' data/postmaster.pid; do
  kill -0 "$server" 2>/dev/null || fail_with_log
  sleep 0.05
done
echo "postgres://rosewire@localhost/postgres?host=$folder"
cat >/dev/null
$as "$bin/pg_ctl" -D data -m immediate stop >/dev/null
