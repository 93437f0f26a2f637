import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { curlOf } from '../../api/address.js';
import { type AuditEvent } from '../../api/answers.js';
import { ask } from '../../api/ask.js';
import { CopyButton } from '../../shell/copy-button.js';
import { zoneTime } from '../../time/zone-time.js';
import { toldBy } from '../changes.js';
import { ChangesTable } from './changes-table.js';
import { Facts, type OnTerm } from './facts.js';
import styles from './panel.module.css';
import { behalfFacts, contextFacts, originFacts, whoFacts } from './sections.js';

interface EventPanelProps {
  readonly id: string;
  readonly listed: readonly AuditEvent[];
  readonly zone: string;
  readonly onClose: () => void;
  readonly onTerm: OnTerm;
}

/** Everything about one event. What the list has is not asked for again: each reading of an event is told in the audit log. */
export function EventPanel({ id, listed, zone, onClose, onTerm }: EventPanelProps) {
  const t = useTranslations('panel');
  const known = listed.find((event) => event.event_id === id);
  const path = `/v1/events/${encodeURIComponent(id)}`;
  const { data, error } = useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => ask<AuditEvent>(path, {}, signal),
    enabled: known === undefined,
    staleTime: Infinity,
  });
  const event = known ?? data;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, []);
  return (
    <aside ref={panel} className={styles.panel} aria-label={t('label')} tabIndex={-1}>
      <div className={styles.tools}>
        <CopyButton text={() => location.href}>{t('copyLink')}</CopyButton>
        <CopyButton text={() => curlOf(location.origin, path)}>{t('copyCurl')}</CopyButton>
        <button aria-label={t('close')} title={t('close')} onClick={onClose}>
          ×
        </button>
      </div>
      {event ? (
        <EventInFull event={event} zone={zone} onTerm={onTerm} />
      ) : error ? (
        <p role="alert">{t('failed', { detail: error.message })}</p>
      ) : (
        <p role="status">{t('loading')}</p>
      )}
    </aside>
  );
}

interface EventInFullProps {
  readonly event: AuditEvent;
  readonly zone: string;
  readonly onTerm: OnTerm;
}

function EventInFull({ event, zone, onTerm }: EventInFullProps) {
  const t = useTranslations('panel');
  const { changes, rest } = toldBy(event);
  const { date, time } = zoneTime(event.occurred_at, zone);
  const json = () => JSON.stringify(event, undefined, 2);
  const own = (field: string) => (entry: readonly [string, string]) => {
    const [name, value] = entry;
    return { name, value, field: `${field}.${name}` };
  };
  return (
    <>
      <h2 className={styles.title}>{event.action}</h2>
      <p className={styles.when}>
        {date} {time}.{event.occurred_at.slice(20, 23)} {zone}
        <span data-outcome={event.outcome}>{event.outcome}</span>
      </p>
      <ChangesTable changes={changes} />
      <Facts title={t('fields')} facts={rest.map(own('detail'))} onTerm={onTerm} />
      <Facts title={t('who')} facts={whoFacts(event, t)} onTerm={onTerm} />
      <Facts title={t('behalf')} facts={behalfFacts(event, t)} onTerm={onTerm} />
      <Facts title={t('where')} facts={contextFacts(event, t)} onTerm={onTerm} />
      <Facts title={t('labels')} facts={Object.entries(event.labels).map(own('label'))} onTerm={onTerm} />
      <Facts title={t('origin')} facts={originFacts(event, t, zone)} onTerm={onTerm} />
      <details>
        <summary>{t('raw')}</summary>
        <CopyButton text={json}>{t('copyJson')}</CopyButton>
        {/* It scrolls, so it has to be reached by keys. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0}>{json()}</pre>
      </details>
    </>
  );
}
