ALTER TABLE {{database}}.audit_events {{on_cluster}}
    -- Goes on in the background; until it is done, older parts are read as before.
    MATERIALIZE PROJECTION by_action
