import { type OidcSettings } from '@docket/config';
import { Problem } from '@docket/http';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { type Identity } from '../caller.js';
import { refusedToken } from '../refused-token.js';
import { personOf } from './claims.js';

/** How long the issuer may take to send its keys, ms. */
const KEYS_MS = 3_000;
/** An unknown key id makes us ask the issuer again, but not more often than this, ms. */
const COOLDOWN_MS = 30_000;
/** Keys are asked for again after this, so that one that was withdrawn does not hold for ever, ms. */
const KEYS_AGE_MS = 10 * 60_000;

/** Recognises people by the tokens of one issuer. */
export class TokenVerifier {
  readonly #keys: JWTVerifyGetKey;

  /** Nothing is asked of the issuer before the first token. */
  constructor(private readonly settings: OidcSettings) {
    this.#keys = createRemoteJWKSet(new URL(settings.jwksUrl), {
      timeoutDuration: KEYS_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: KEYS_AGE_MS,
    });
  }

  /**
   * @throws {Problem} 401 for a token that does not hold, 403 for one that names no tenant or role, 503 while the keys of the issuer
   * cannot be had
   */
  async verify(token: string): Promise<Identity> {
    return personOf(await this.#payloadOf(token), this.settings);
  }

  async #payloadOf(token: string): Promise<JWTPayload> {
    const { issuer, audience, algorithms, clockToleranceSeconds } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      throw problemOf(error);
    }
  }
}

/** Errors that say that the token is at fault; what it is would help nobody but whoever forges one. */
const AT_FAULT = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
];

function problemOf(error: unknown): Problem {
  if (error instanceof errors.JWTExpired) return refusedToken('The token has expired.');
  if (AT_FAULT.some((type) => error instanceof type)) return refusedToken('The token is not valid.');
  return new Problem('unavailable', 'The issuer of tokens does not answer at the moment; try again.', [], {
    cause: error,
  });
}
