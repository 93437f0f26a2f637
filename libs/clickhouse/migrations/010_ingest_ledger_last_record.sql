ALTER TABLE {{database}}.ingest_ledger {{on_cluster}}
    ADD COLUMN IF NOT EXISTS last_record String COMMENT 'Tells the record at last from what another log has there: 128 bits of SHA-256, hex, over its offset, append time, key and value; empty when no record was there' AFTER digest
