import { type Random } from '../chance/random.js';

/** A part of a help desk. */
export interface Department {
  readonly id: string;
  readonly name: string;
}

/** In the order of the numbers that topics have. */
const NAMES = ['Support', 'Billing', 'Shipping', 'Technical', 'Sales', 'Accounts'] as const;
const AGENTS_EACH = 3;

/** The departments of a help desk with so many agents: one for three agents, at most six. */
export function departmentsFor(agents: number, random: Random): readonly Department[] {
  const count = Math.min(NAMES.length, Math.max(1, Math.floor(agents / AGENTS_EACH)));
  return NAMES.slice(0, count).map((name) => ({ id: `dep-${random.fork(name).code(6)}`, name }));
}
