import 'reflect-metadata';
import { Injectable, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Action, ACTIONS, newEventId } from '@docket/events';
import { Audited, type AuditedCall, DocketModule } from '@docket/nest';
import { type Audit, type EmitInput } from '@docket/sdk';

/** An event of an action, without what each way in gives it: id and tenant. */
export interface Happening {
  readonly action: Action;
  readonly input: EmitInput & { readonly occurred_at: number };
}

/** Brings events in; the ids under which they are, in their order. */
export type WayIn = (happenings: readonly Happening[]) => Promise<string[]>;

/** As a service does that calls the client. */
export function bySdk(audit: Audit): WayIn {
  return (happenings) =>
    Promise.all(happenings.map(async ({ action, input }) => (await audit.emit(action as string, input)).event_id));
}

/** As a Nest service does whose methods are decorated, one for each action. */
export function byDecorator(audit: Audit): WayIn {
  return async (happenings) => {
    const Service = decorated();
    const module = { module: Service, imports: [DocketModule.forRoot({ client: audit })], providers: [Service] };
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    const service = app.get<Methods>(Service);
    const ids: string[] = [];
    for (const { action, input } of happenings) ids.push((await service[action]?.(input)) ?? 'no such method');
    await app.close();
    return ids;
  };
}

type Methods = Readonly<Record<string, (input: EmitInput) => Promise<string>>>;

function decorated(): Type<Methods> {
  const Service = class {
    readonly kind = 'audited';
  };
  for (const action of ACTIONS) {
    const descriptor = { value: () => Promise.resolve(newEventId()), configurable: true, writable: true };
    const describe = ({ args: [input] }: AuditedCall<[EmitInput]>, id: string) => ({ ...input, event_id: id });
    Audited(action as string, describe)(Service.prototype, action, descriptor);
    Object.defineProperty(Service.prototype, action, descriptor);
  }
  Injectable()(Service);
  return Service as unknown as Type<Methods>;
}

/** As a program in any language does: its own JSON. */
export function byJson(url: string, key: string): WayIn {
  return (happenings) => {
    const events = happenings.map(({ action, input }) => ({ action, ...input }));
    return post(url, key, 'application/json', events);
  };
}

/** As a program does that has CloudEvents already. */
export function byCloudEvents(url: string, key: string): WayIn {
  return (happenings) => {
    const events = happenings.map(({ action, input: { occurred_at, ticket_id, ...data } }) => ({
      specversion: '1.0',
      type: action,
      source: '/test',
      id: action,
      time: new Date(occurred_at).toISOString(),
      subject: ticket_id,
      data,
    }));
    return post(url, key, 'application/cloudevents-batch+json', events);
  };
}

async function post(url: string, key: string, type: string, events: unknown): Promise<string[]> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type };
  const response = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
  const text = await response.text();
  if (response.status !== 202) throw new Error(`the gateway answered ${response.status}: ${text}`);
  return (JSON.parse(text) as { events: { event_id: string }[] }).events.map(({ event_id }) => event_id);
}
