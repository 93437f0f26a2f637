export {
  apiKeyRecord,
  type ApiKeyRecord,
  bearerKey,
  isValidKey,
  KEY_KIND,
  keyIdOf,
  type NewApiKey,
  newApiKey,
  shownPart,
} from './api-key.js';
export { mayRead, MAY_WRITE, type Role, ROLES } from './roles.js';
