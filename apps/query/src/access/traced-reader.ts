import { SpanKind, type Tracer } from '@opentelemetry/api';
import { type ClickHouseReader } from '@docket/clickhouse';
import { inSpan } from '@docket/telemetry';

/** The same reader; every query is a span, named like the query, below that of its request. */
export function tracedReader(reader: ClickHouseReader, tracer: Tracer): ClickHouseReader {
  return {
    database: reader.database,
    query: (definition, params, options) => {
      const attributes = {
        'db.system.name': 'clickhouse',
        'db.namespace': reader.database,
        'db.query.summary': definition.name,
      };
      return inSpan(tracer, { name: definition.name, kind: SpanKind.CLIENT, attributes }, async (span) => {
        const rows = await reader.query(definition, params, options);
        span.setAttribute('db.response.returned_rows', rows.length);
        return rows;
      });
    },
    // Rows go out as they come, so that the span of the request tells how long it took.
    file: (query, options) => reader.file(query, options),
    ping: () => reader.ping(),
    close: () => reader.close(),
  };
}
