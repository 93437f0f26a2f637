SELECT
    tenant_id,
    if(target_type = 'user' AND target_id != '', target_id, actor_id) AS user_id,
    occurred_at,
    epoch,
    kafka_partition,
    kafka_offset,
    action,
    details['to'] AS state,
    multiIf(action = 'user.logged_in', 'ONLINE', action = 'user.logged_out', 'OFFLINE', details['to_category']) AS category,
    details['cause'] AS cause,
    session_id,
    department
FROM {{events}}
WHERE {{included}} AND action IN ('user.logged_in', 'user.logged_out', 'user.state_changed')
