ALTER TABLE {{database}}.audit_events {{on_cluster}}
    -- What happened of a kind in some time, with all that reports make of it (ADR 0030). `kafka_partition` is left out on purpose: pages
    -- need it for their order, so they are never read from here, where ClickHouse would read and sort all events of the actions asked for.
    ADD PROJECTION IF NOT EXISTS by_action
    (
        SELECT tenant_id, action, occurred_at, epoch, kafka_offset, ticket_id, actor_type, actor_id, department, details
        ORDER BY tenant_id, action, occurred_at
    )
