import { type ClickHouseWriter, fillTemplate, type MigrationTarget, quoteName } from '@docket/clickhouse';
import { type ProjectionDefinition } from '../definition/definition.js';
import { withoutComments } from '../rules/sql-words.js';
import { feedName, formerName, passageName, targetName } from './names.js';

/**
 * Tokens are remembered, as in every table that is written exactly once. What was acknowledged is not forced to disk, as it is in
 * `audit_events`: a part of every projection for every batch would be most of the work of a disk, and what a power failure takes
 * from a projection is made again of the events (`docket verify projections --repair`).
 */
const SETTINGS = '{{deduplication_window}}';

/** Carries out statements about tables and views, one after another. */
export async function carryOut(writer: ClickHouseWriter, ...statements: readonly string[]): Promise<void> {
  for (const sql of statements) await writer.command(sql, { inDatabase: false });
}

/** Creates a table for a projection: that of a version, or one to compare with. */
export function createTable(definition: ProjectionDefinition, table: string, target: MigrationTarget): string {
  const own = new Map([
    ['table', qualified(table, target)],
    ['settings', fillTemplate(SETTINGS, target)],
  ]);
  return fillTemplate(withoutComments(definition.table), target, own).trim();
}

/** Creates the table of a version. */
export function createTarget(definition: ProjectionDefinition, version: number, target: MigrationTarget): string {
  return createTable(definition, targetName(definition.name, version), target);
}

/**
 * From events to rows of the table.
 * @param events table that they are in
 * @param included condition on the events that are taken
 */
export function selectRows(
  definition: ProjectionDefinition,
  { events, included }: { readonly events: string; readonly included: string },
  target: MigrationTarget,
): string {
  const own = new Map([
    ['events', qualified(events, target)],
    ['included', included],
  ]);
  return fillTemplate(withoutComments(definition.select), target, own).trim();
}

/** From rows of a table to what readers see. */
export function selectRead(definition: ProjectionDefinition, table: string, target: MigrationTarget): string {
  const own = new Map([['table', qualified(table, target)]]);
  return fillTemplate(withoutComments(definition.read), target, own).trim();
}

/**
 * Creates the view that feeds a version.
 * @param included condition on the events that it takes
 */
export function createFeed(
  definition: ProjectionDefinition,
  version: number,
  { included, ...target }: MigrationTarget & { readonly included: string },
): string {
  const select = selectRows(definition, { events: 'audit_events', included }, target);
  const view = qualified(feedName(definition.name, version), target);
  const into = qualified(targetName(definition.name, version), target);
  return `CREATE MATERIALIZED VIEW ${view} ${onCluster(target)} TO ${into} AS ${select}`;
}

/** Creates what events out of the topic go through to a version: a table that keeps nothing, and a view of it. */
export function createPassage(definition: ProjectionDefinition, version: number, target: MigrationTarget): string[] {
  const passage = passageName(definition.name, version);
  const select = selectRows(definition, { events: passage, included: 'true' }, target);
  const into = qualified(targetName(definition.name, version), target);
  return [
    `CREATE TABLE ${qualified(passage, target)} ${onCluster(target)} AS ${qualified('audit_events', target)} ENGINE = Null`,
    `CREATE MATERIALIZED VIEW ${qualified(`${passage}_mv`, target)} ${onCluster(target)} TO ${into} AS ${select}`,
  ];
}

/** Drops that again, as far as it is there. */
export function dropPassage(projection: string, version: number, target: MigrationTarget): string[] {
  const passage = passageName(projection, version);
  return [`${passage}_mv`, passage].map((name) => dropTable(name, target));
}

/** Lets readers see a version from now on, at once and never none. */
export function readVersion(definition: ProjectionDefinition, version: number, target: MigrationTarget): string {
  const read = selectRead(definition, targetName(definition.name, version), target);
  return `CREATE OR REPLACE VIEW ${qualified(definition.name, target)} ${onCluster(target)} AS ${read}`;
}

/** Copies the table of a version as it is, sharing its files, for another version to take rows over from. */
export function copyFormer(
  projection: string,
  { from, to }: { from: number; to: number },
  target: MigrationTarget,
): string {
  const copy = qualified(formerName(projection, to), target);
  return `CREATE TABLE ${copy} ${onCluster(target)} CLONE AS ${qualified(targetName(projection, from), target)}`;
}

/** Drops what a version is made of: the view first, so that nothing is written to a table that is gone. */
export function dropVersion(projection: string, version: number, target: MigrationTarget): string[] {
  return [
    dropTable(feedName(projection, version), target),
    ...dropPassage(projection, version, target),
    dropTable(formerName(projection, version), target),
    dropTable(targetName(projection, version), target),
  ];
}

/** Drops a table or a view that may be there. */
export function dropTable(name: string, target: MigrationTarget): string {
  return `DROP TABLE IF EXISTS ${qualified(name, target)} ${onCluster(target)} SYNC`;
}

function qualified(name: string, { database }: MigrationTarget): string {
  return `${quoteName(database)}.${quoteName(name)}`;
}

function onCluster({ cluster }: MigrationTarget): string {
  return cluster === undefined ? '' : `ON CLUSTER ${quoteName(cluster)}`;
}
