#!/bin/bash
# Starts the stock image with the passwords out of Docker's secrets: only their hashes reach the server's environment.
set -euo pipefail

hash_of() {
  local secret
  secret=$(<"/run/secrets/$1")
  # An empty password would let everyone in.
  [ -n "$secret" ] || { echo "the secret $1 is empty; run infra/docker/make-secrets.sh" >&2; return 1; }
  printf %s "$secret" | sha256sum | cut -d ' ' -f 1
}

DOCKET_PASSWORD_SHA256=$(hash_of clickhouse_password)
DOCKET_READER_PASSWORD_SHA256=$(hash_of clickhouse_reader_password)
export DOCKET_PASSWORD_SHA256 DOCKET_READER_PASSWORD_SHA256
exec /entrypoint.sh "$@"
