-- A view ends when its user leaves the ticket, or opens it once more without having left (closed_by says which); an end
-- without a beginning counts when it tells how long it was.
SELECT
    tenant_id,
    ticket_id,
    actor_type,
    actor_id,
    view_id,
    if(is_end, occurred_at - toIntervalMillisecond(duration_ms), occurred_at) AS began_at,
    multiIf(is_end, occurred_at, next_at = toDateTime64(0, 3, 'UTC'), NULL, next_at) AS ended_at,
    multiIf(is_end, 'left', next_at = toDateTime64(0, 3, 'UTC'), 'open', next_is_end, 'left', 'viewed_again') AS closed_by,
    is_end AS beginning_is_computed
FROM
(
    SELECT
        *,
        lagInFrame(is_end, 1, 1) OVER before AS previous_is_end,
        leadInFrame(occurred_at, 1, toDateTime64(0, 3, 'UTC')) OVER following AS next_at,
        leadInFrame(is_end, 1, 0) OVER following AS next_is_end
    FROM {{table}} FINAL
    WINDOW
        before AS (
            PARTITION BY tenant_id, ticket_id, actor_type, actor_id, view_id
            ORDER BY occurred_at, epoch, kafka_partition, kafka_offset
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ),
        following AS (
            PARTITION BY tenant_id, ticket_id, actor_type, actor_id, view_id
            ORDER BY occurred_at, epoch, kafka_partition, kafka_offset
            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        )
)
WHERE NOT is_end OR (previous_is_end AND duration_ms > 0)
