ALTER TABLE {{database}}.audit_events {{on_cluster}}
    -- At 5, the default, each handful of small parts is merged into the one that is a hundred times as large, again and again:
    -- twice as many rows rewritten while the table is level. At most some ten parts more (measured, docs/performance.md).
    MODIFY SETTING merge_selector_base = 10
