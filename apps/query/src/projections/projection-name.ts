import { type ProjectionDefinition, readProjections } from '@docket/projections';
import { type ParameterDoc } from '../parameters/parameter.js';
import { Problem } from '@docket/http';

/** The projections this version of Docket knows, read once. */
export const PROJECTIONS: readonly ProjectionDefinition[] = readProjections();

/** The parameter of routes about one projection. */
export const PROJECTION_PARAMETER: ParameterDoc = {
  description: 'Name of the projection.',
  schema: { type: 'string' },
  example: 'ticket_lifecycle',
};

/** @throws {Problem} 404 for a name that is none */
export function requireProjection(name: string): void {
  if (PROJECTIONS.some((one) => one.name === name)) return;
  const names = PROJECTIONS.map((one) => one.name).join(', ');
  throw new Problem('not-found', `There is no projection of that name; there are ${names}.`);
}
