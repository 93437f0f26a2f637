/** What is archived: rows of two tables, which have the place of their record in columns of the same names. */
export type FileKind = 'events' | 'rejections';

interface TableKind {
  readonly table: 'audit_events' | 'audit_rejections';
  /** Whether rows say which topic they are of; a database has the events of one. */
  readonly hasTopic: boolean;
  /** So that a file compresses well, and little of it has to be read to find something. */
  readonly order: string;
  /** When what a row tells of happened, and when the broker took it. */
  readonly occurred: string;
  readonly appended: string;
}

export const TABLES: Readonly<Record<FileKind, TableKind>> = {
  events: {
    table: 'audit_events',
    hasTopic: false,
    order: 'tenant_id, occurred_at, event_id',
    occurred: 'occurred_at',
    appended: 'appended_at',
  },
  rejections: {
    table: 'audit_rejections',
    hasTopic: true,
    order: 'kafka_offset',
    occurred: 'appended_at',
    appended: 'appended_at',
  },
};

/** Condition on the rows of a range of offsets of a partition; its parameters are those of `paramsOf`. */
export function ofRange(kind: FileKind): string {
  const topic = TABLES[kind].hasTopic ? 'topic = {topic:String} AND ' : '';
  return (
    `${topic}epoch = {epoch:UInt32} AND kafka_partition = {partition:UInt32} ` +
    'AND kafka_offset BETWEEN {first:UInt64} AND {last:UInt64}'
  );
}
