import { type ApiKeyRecord, bearerKey, isValidKey, keyIdOf } from '@docket/access';
import { Problem } from '@docket/http';
import { type ApiKeyStore } from './api-key-store.js';
import { type Identity, identityOf } from './caller.js';
import { refusedToken } from './refused-token.js';
import { type TokenVerifier } from './oidc/token-verifier.js';

/** Tells who a request is from. */
export class Authenticator {
  constructor(
    private readonly keys: Pick<ApiKeyStore, 'find'>,
    /** Undefined when no issuer of tokens is known. */
    private readonly tokens: TokenVerifier | undefined,
  ) {}

  /**
   * @param header `Authorization`
   * @throws {Problem} 401, or 503 while whoever has to be asked does not answer
   * @throws {ClickHouseError}
   */
  async identify(header: string | undefined): Promise<Identity> {
    if (header === undefined) {
      const detail = 'Send an API key: Authorization: Bearer dk_...; `docket keys create` makes one.';
      throw new Problem('unauthorized', detail);
    }
    const text = bearerKey(header);
    const id = text === undefined ? undefined : keyIdOf(text);
    if (text !== undefined && id !== undefined) return ofKey(await this.#keyOf(text, id));
    if (text !== undefined && this.tokens !== undefined && isToken(text)) return this.tokens.verify(text);
    throw refusedToken('The Authorization header is not `Bearer dk_...`.');
  }

  async #keyOf(text: string, id: string): Promise<ApiKeyRecord> {
    const record = await this.keys.find(id);
    // One text for unknown, wrong, expired and revoked, so that it cannot be told which ids exist.
    if (record === undefined || !isValidKey(text, record)) throw refusedToken('The API key is not valid.');
    return record;
  }
}

function ofKey({ id, name, tenant_id: tenantId, roles, departments, expires_at: expiresAt }: ApiKeyRecord): Identity {
  return identityOf({ kind: 'key', id, name, tenantId, roles, departments, expiresAt });
}

/** Longer ones are no tokens of people. */
const TOKEN_CHARACTERS = 8_192;

/** The form of a signed token: three parts in base64url. */
function isToken(text: string): boolean {
  return text.length <= TOKEN_CHARACTERS && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}
