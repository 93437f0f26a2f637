import { type useTranslations } from 'use-intl';
import { type AuditEvent } from '../../api/answers.js';
import { zoneTime } from '../../time/zone-time.js';
import { type Fact } from './facts.js';

type Texts = ReturnType<typeof useTranslations<'panel'>>;

/** Who did it, as they were at that moment. */
export function whoFacts({ actor }: AuditEvent, t: Texts): Fact[] {
  return [
    { name: t('names.name'), value: actor.name },
    { name: t('names.id'), value: actor.id, field: 'actor', ...(actor.type === 'AGENT' ? { page: 'agent' } : {}) },
    { name: t('names.type'), value: actor.type, field: 'actor_type' },
    { name: t('names.role'), value: actor.role },
    { name: t('names.email'), value: actor.email },
    { name: t('names.department'), value: actor.department_id },
  ];
}

export function behalfFacts({ on_behalf_of: behalf }: AuditEvent, t: Texts): Fact[] {
  return [
    { name: t('names.name'), value: behalf?.name },
    { name: t('names.id'), value: behalf?.id, field: 'on_behalf_of' },
    { name: t('names.type'), value: behalf?.type },
  ];
}

export function contextFacts(event: AuditEvent, t: Texts): Fact[] {
  const { target } = event;
  return [
    { name: t('names.ticket'), value: event.ticket_id, field: 'ticket', page: 'ticket' },
    { name: t('names.target'), value: target && [target.type, target.name].filter(Boolean).join(' ') },
    { name: `${t('names.target')} (${t('names.id')})`, value: target?.id, field: 'target' },
    { name: t('names.department'), value: event.department, field: 'department' },
    { name: t('names.channel'), value: event.channel, field: 'channel' },
    { name: t('names.outcome'), value: event.outcome, field: 'outcome' },
    { name: t('names.reason'), value: event.reason },
    { name: t('names.ip'), value: event.ip, field: 'ip' },
    { name: t('names.userAgent'), value: event.user_agent },
    { name: t('names.session'), value: event.session_id, field: 'session' },
    { name: t('names.request'), value: event.request_id, field: 'request' },
    { name: t('names.trace'), value: event.trace_id },
  ];
}

/** Where it came from, and where it stands. */
export function originFacts(event: AuditEvent, t: Texts, zone: string): Fact[] {
  const { producer, epoch, partition, offset } = event;
  const moment = (iso: string) => {
    const { date, time } = zoneTime(iso, zone);
    return `${date} ${time}.${iso.slice(20, 23)}`;
  };
  return [
    { name: t('names.eventId'), value: event.event_id },
    { name: t('names.producer'), value: `${producer.service} ${producer.instance} #${producer.sequence}` },
    { name: t('names.appended'), value: moment(event.appended_at) },
    { name: t('names.ingested'), value: moment(event.ingested_at) },
    { name: t('names.position'), value: `${epoch}/${partition}/${offset}` },
    { name: t('names.schema'), value: String(event.schema_id) },
  ];
}
