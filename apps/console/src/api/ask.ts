import { endSession, sessionKey } from '../session/session.js';
import { addressOf, type Parameters } from './address.js';
import { ApiError, errorOf } from './api-error.js';

/** A request with the key of the session, which ends when the service does not know it any more. @throws {ApiError} */
export async function request(address: string, init: RequestInit = {}): Promise<Response> {
  const key = sessionKey() ?? '';
  const headers = { ...(init.headers as Record<string, string> | undefined), Authorization: `Bearer ${key}` };
  const response = await fetch(address, { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError(0, '');
  });
  if (response.ok) return response;
  if (response.status === 401) endSession(key);
  throw await errorOf(response);
}

/** The JSON that the service answers. @throws {ApiError} */
export async function ask<T>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<T> {
  const response = await request(addressOf(path, parameters), signal ? { signal } : {});
  return (await response.json()) as T;
}
