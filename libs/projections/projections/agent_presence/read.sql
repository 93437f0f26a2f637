-- An interval ends with the next edge of the user, whatever that is; the last one has no end yet.
SELECT
    tenant_id,
    user_id,
    occurred_at AS began_at,
    nullIf(leadInFrame(occurred_at, 1, toDateTime64(0, 3, 'UTC')) OVER following, toDateTime64(0, 3, 'UTC')) AS ended_at,
    category,
    state,
    action AS began_by,
    leadInFrame(toString(action), 1, '') OVER following AS ended_by,
    cause,
    session_id,
    department
FROM {{table}} FINAL
WINDOW following AS (
    PARTITION BY tenant_id, user_id ORDER BY occurred_at, epoch, kafka_partition, kafka_offset
    ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
)
