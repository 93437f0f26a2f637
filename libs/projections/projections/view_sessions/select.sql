SELECT
    tenant_id,
    ticket_id,
    actor_type,
    actor_id,
    details['view_id'] AS view_id,
    occurred_at,
    epoch,
    kafka_partition,
    kafka_offset,
    toUInt8(action = 'user.left_ticket') AS is_end,
    toUInt64OrZero(details['duration_ms']) AS duration_ms,
    details['cause'] AS cause
FROM {{events}}
WHERE {{included}} AND ticket_id != '' AND action IN ('user.viewed_ticket', 'user.left_ticket')
