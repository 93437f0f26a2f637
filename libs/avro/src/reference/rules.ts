import type { Rejection } from '../rejection.js';

/** The first broken rule of a record, and whether its clock is ahead. */
export class Rules {
  #broken: Rejection | undefined;
  #skewed: Rejection | undefined;

  /** Rules are checked in the order of the bytes; the first one broken counts. */
  broken(field: string, error: string): void {
    this.#broken ??= { reason: 'invalid_field', field, error: `${field} ${error}` };
  }

  skewed(field: string): void {
    const error = `${field} is more than 24 hours after the record was appended`;
    this.#skewed ??= { reason: 'clock_skew', field, error };
  }

  /** A value that breaks a rule is refused for that, even if its clock is ahead as well. */
  get rejection(): Rejection | undefined {
    return this.#broken ?? this.#skewed;
  }
}
