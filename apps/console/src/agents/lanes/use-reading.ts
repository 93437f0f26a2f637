import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { type AgentDay } from '../../api/agent-answers.js';
import { type AuditEvent } from '../../api/answers.js';
import { useDuration } from '../../time/use-duration.js';
import { type PlacedView, type Span, spanOf } from './lanes.js';

interface ReadingProps {
  readonly day: AgentDay;
  readonly events: readonly AuditEvent[];
  readonly views: readonly PlacedView[];
  /** What is nearer to a moment than this is told with it, ms. */
  readonly near: number;
  /** What of the day is shown. */
  readonly shown: Span;
}

const CATEGORIES = ['ONLINE', 'AWAY', 'OFFLINE', 'UNKNOWN'] as const;

/** What a day says at a moment, and the moments at which it says something new, ms since 1970. */
export function useReading({ day, events, views, near, shown }: ReadingProps) {
  const t = useTranslations('agent');
  const duration = useDuration();
  const moments = useMemo(() => {
    const begins = [...(day.presence ?? []), ...(day.views ?? [])].map(({ began_at }) => Date.parse(began_at));
    const all = [...begins, ...events.map(({ occurred_at }) => Date.parse(occurred_at))];
    return [...new Set(all)].filter((ms) => ms >= shown.from && ms <= shown.to).sort((a, b) => a - b);
  }, [day, events, shown]);
  const textAt = (at: number) => {
    const present = day.presence?.find((one) => {
      const { from, to } = spanOf(one, Infinity);
      return from <= at && at < to;
    });
    const category = CATEGORIES.find((one) => one === present?.category);
    const tickets = views.filter(({ from, to }) => from <= at && at <= to).map(({ view }) => view.ticket_id);
    const done = events.filter((one) => !/viewed|left/.test(one.action) && isNear(one.occurred_at, at, near));
    const texts = [
      category && [t(`category.${category}`), present?.state].filter(Boolean).join(', '),
      present && duration(present.duration_ms),
      tickets.length > 0 && t('looksAt', { tickets: [...new Set(tickets)].join(', ') }),
      ...done.slice(0, 3).map(({ action, ticket_id: ticket = '' }) => `${action} ${ticket}`.trim()),
    ];
    return texts.filter((one) => one !== false && one !== undefined).join(' · ');
  };
  return { moments, textAt };
}

function isNear(occurredAt: string, at: number, near: number): boolean {
  return Math.abs(Date.parse(occurredAt) - at) <= near;
}
