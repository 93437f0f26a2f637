import { type FastifyReply } from 'fastify';
import { type TenantReader } from '../access/tenant-reader.js';
import { asCsvFile } from '../csv/csv-format.js';
import { type Section } from './section.js';
import { readSection, type SectionPeriod, type SectionPlan } from './section-query.js';
import { sectionsCsv } from './sections-csv.js';

/** A report of sections that is asked for. */
export interface SectionsQuestion<N extends string> extends SectionPeriod {
  readonly tz: string;
  /** In the order in which they are shown. */
  readonly names: readonly N[];
  readonly plans: Readonly<Record<N, SectionPlan>>;
}

/** What it answers, see `sectionsAnswer`. */
export interface SectionsAnswer<N extends string> {
  readonly meta: { readonly from: string; readonly to: string; readonly tz: string };
  readonly sections: Record<N, Section>;
}

/**
 * Counts all sections, one beside the other.
 * @param csv what the file is called when CSV is wanted
 */
export async function answerSections<N extends string>(
  tenant: TenantReader,
  { names, plans, from, to, tz }: SectionsQuestion<N>,
  csv: { readonly isWanted: boolean; readonly name: string; readonly reply: FastifyReply },
): Promise<SectionsAnswer<N> | string> {
  const read = names.map(async (name) => [name, await readSection(tenant, plans[name], { from, to })] as const);
  const sections = Object.fromEntries(await Promise.all(read)) as Record<N, Section>;
  if (!csv.isWanted) {
    return { meta: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), tz }, sections };
  }
  asCsvFile(csv.reply, csv.name);
  return sectionsCsv(sections);
}
