ALTER TABLE {{database}}.audit_events {{on_cluster}}
    -- A part of separate files per column is hundreds of files to sync: what an insert mostly waits for on a slow disk.
    MODIFY SETTING min_bytes_for_wide_part = 67108864
