export {
  apiKeyRecord,
  type ApiKeyRecord,
  bearerKey,
  isInForce,
  isValidKey,
  KEY_KIND,
  keyIdOf,
  type KeyOwner,
  type NewApiKey,
  newApiKey,
  shownPart,
} from './api-key.js';
export { KEY_USE_KIND, keyUse, type KeyUse } from './key-use.js';
export { limitProblem, type Right, RIGHTS, rightsOf, rolesWith } from './rights.js';
export { type Role, ROLE_DOCS, ROLES } from './roles.js';
