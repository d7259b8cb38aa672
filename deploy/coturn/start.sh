#!/bin/sh
# Starts coturn with the settings of the environment. Its secrets stand in a file in memory, not among the arguments,
# which everybody on the host can read.
set -eu
conf=/tmp/turnserver.conf
umask 077
cp /etc/efir/turnserver.conf "$conf"
{
  echo "listening-port=$TURN_PORT"
  echo "realm=$DOMAIN"
  echo "static-auth-secret=$TURN_SECRET"
  [ -z "${TURN_EXTERNAL_IP:-}" ] || echo "external-ip=$TURN_EXTERNAL_IP"
} >>"$conf"

# The certificate that Caddy keeps for the domain, once it has one.
certificate() {
  find /certificates -name "$DOMAIN.crt" 2>/dev/null | head -n 1
}

crt=$(certificate)
if [ -n "$crt" ]; then
  printf 'tls-listening-port=%s\ncert=%s\npkey=%s\n' "$TURN_TLS_PORT" "$crt" "${crt%.crt}.key" >>"$conf"
else
  echo "no certificate for $DOMAIN yet: without TLS until there is one" >&2
  printf 'no-tls\nno-dtls\n' >>"$conf"
fi

turnserver -c "$conf" &
turn=$!
trap 'kill "$turn" 2>/dev/null' TERM INT

# A renewed certificate is read again; a first one wants a new start.
while kill -0 "$turn" 2>/dev/null; do
  sleep 60 &
  wait $! || true
  if [ -z "$crt" ] && [ -n "$(certificate)" ]; then kill "$turn"; break; fi
  if [ -n "$crt" ] && [ -n "$(find "$crt" -newer "$conf" 2>/dev/null)" ]; then
    kill -USR2 "$turn"
    touch "$conf"
  fi
done
wait "$turn"
