#!/bin/sh
# Runs a NATS server with the arguments that are given, for as long as the input of this is open: that ends with whoever has started
# this, in whatever way. Prints the server's process id; the server's log goes to stderr.
set -u

for server in $(command -v nats-server) /usr/sbin/nats-server none; do
  if [ -x "$server" ]; then break; fi
done
if [ "$server" = none ]; then
  echo "NATS is not there: install it (Debian: nats-server)" >&2
  exit 1
fi

"$server" "$@" </dev/null >&2 &
pid=$!
echo "$pid"
exec 3<&0
# A server that has been stopped ends with this signal only.
(cat <&3 >/dev/null && kill -9 "$pid" 2>/dev/null) >/dev/null 2>&1 &
watcher=$!
wait "$pid" 2>/dev/null
kill "$watcher" 2>/dev/null
exit 0
