#!/bin/sh
# Makes the secrets of docker-compose.yml under ./secrets, each readable by its owner alone. What is there already stays.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p secrets/ca

# 256 random bits as text. Written beside the file first, so that an interrupted run leaves no half secret.
random() {
  [ -e "secrets/$1" ] && return
  head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"secrets/$1.new"
  mv "secrets/$1.new" "secrets/$1"
  echo "made secrets/$1"
}

# The bundled Kafka and registry ask for none, archives may be in a directory, and there may be no outbox; replace the file
# when yours do, or when there is.
empty() {
  [ -e "secrets/$1" ] || : >"secrets/$1"
}

random clickhouse_password
random clickhouse_reader_password
empty kafka_password
empty registry_password
empty archive_secret_access_key
empty outbox_database_url

# Containers see the files with their owner on this machine, so the services have to run as that user.
if [ "$(id -u)" -eq 0 ]; then
  chown -R 1000:1000 secrets
elif [ "$(id -u):$(id -g)" != 1000:1000 ] && ! grep -qs '^RUN_AS=' .env; then
  echo "RUN_AS=$(id -u):$(id -g)" >>.env
  echo 'added RUN_AS to .env'
fi
