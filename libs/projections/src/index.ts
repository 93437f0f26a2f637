export { type ProjectionDefinition } from './definition/definition.js';
export { createProjection } from './definition/new-definition.js';
export { ProjectionError } from './definition/projection-error.js';
export { readProjections } from './definition/read-definitions.js';
export { projectionStates, type ProjectionState, type ProjectionVersion } from './versions/catalog.js';
export { type Installed, installProjections } from './versions/install.js';
