import { type Tables } from './tables.js';

/** What the server reads its answers from. */
export interface QuerySource {
  readonly tables: Tables;
  readonly now: () => number;
  readonly running: () => string[];
}

type Params = Readonly<Record<string, unknown>>;

/** The rows of a query of delivery, by its name: what its SQL would find. */
export function answerQuery(source: QuerySource, name: string, params: Params): unknown[] {
  const answer = ANSWERS[name];
  if (!answer) throw new Error(`the model does not know the query ${name}`);
  return answer(source, params);
}

const ANSWERS: Readonly<Record<string, (source: QuerySource, params: Params) => unknown[]>> = {
  'ingest.now': ({ now }) => [{ now: now() }],
  'erasure.below': () => [{ below: 0 }],
  'ingest.epoch': () => [{ epoch: 1 }],
  'ingest.fence': ({ tables }, { partition }) => {
    const highest = tables.of(Number(partition)).highestFence();
    return highest ? [highest] : [];
  },
  'ingest.running': ({ running }, params) =>
    running()
      .filter((id) => isUnderLowerFence(id, params))
      .map((id) => ({ query_id: id })),
  'ingest.tail': ({ tables }, { partition }) =>
    tables
      .of(Number(partition))
      .ledgerTail(8)
      .map(({ at, lastRecord, ...row }) => ({ ...row, at_ms: at, last_record: lastRecord })),
  'ingest.ends': ({ tables }) =>
    tables.entries().flatMap(([partition, { ledger }]) => {
      if (ledger.length === 0) return [];
      const highest_first = Math.max(...ledger.map(({ first }) => first));
      return { partition, highest_first, highest_last: Math.max(...ledger.map(({ last }) => last)) };
    }),
  'ingest.recent_ids': ({ tables }, { partition, below, limit }) => {
    const rows = tables.of(Number(partition)).eventsBelow(Number(below), Number(limit));
    return [{ ids: Buffer.concat(rows.map(({ idBytes }) => idBytes)).toString('base64') }];
  },
  'ingest.stored': ({ tables }, { tenants, times, ids }) => {
    const keys = new Set(
      (ids as string[]).map((id, index) => keyOf((tenants as string[])[index], (times as number[])[index], id)),
    );
    return tables
      .all()
      .flatMap(({ events }) => [...events.values()].flat())
      .filter(({ tenantId, occurredAt, eventId }) => keys.has(keyOf(tenantId, occurredAt, eventId)))
      .map(({ eventId }) => ({ event_id: eventId }));
  },
  'ingest.repairs': ({ tables }, { partition, first }) => [
    { repairs: tables.of(Number(partition)).repairs.filter((repair) => repair.first === Number(first)).length },
  ],
  'ingest.written_offsets': ({ tables }, { partition, first, last }) => {
    const { events, rejections } = tables.of(Number(partition));
    return [...events.keys(), ...rejections.keys()]
      .filter((offset) => offset >= Number(first) && offset <= Number(last))
      .map((offset) => ({ kafka_offset: offset }));
  },
};

/** As `UNDER_LOWER_FENCE` says it in SQL. */
export function isUnderLowerFence(queryId: string, { prefix, number, owner }: Params): boolean {
  if (!queryId.startsWith(String(prefix))) return false;
  const [, itsNumber, itsOwner] = /^(\d+)\/(.*)\/[^/]+\/\d+$/.exec(queryId.slice(String(prefix).length)) ?? [];
  const difference = Number(itsNumber ?? 0) - Number(number);
  return difference < 0 || (difference === 0 && (itsOwner ?? '') < String(owner));
}

function keyOf(tenant: string | undefined, time: number | undefined, id: string): string {
  return `${tenant ?? ''}/${time ?? 0}/${id}`;
}
