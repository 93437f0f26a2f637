import { Prepared } from '../runtime/copy.js';

/** What generated code gets besides integers: bytes made from the schema's strings, addressed by index. */
export class Constants {
  /** Prepared values, or pieces of JSON. */
  readonly bytes: Prepared[] = [];
  /** The symbols of enums, in either form. */
  readonly lists: (readonly Prepared[])[] = [];
  readonly #known = new Map<string, number>();

  /** A value as a column holds it, length included. */
  prepared(text: string): number {
    return this.#add(`v${text}`, () => Prepared.value(text));
  }

  /** A piece of JSON text, as it is. */
  piece(text: string): number {
    return this.#add(`p${text}`, () => Prepared.piece(text));
  }

  preparedList(texts: readonly string[]): number {
    return this.lists.push(texts.map((text) => Prepared.value(text))) - 1;
  }

  /** Strings as JSON. */
  jsonList(texts: readonly string[]): number {
    return this.lists.push(texts.map((text) => Prepared.piece(JSON.stringify(text)))) - 1;
  }

  #add(id: string, make: () => Prepared): number {
    let index = this.#known.get(id);
    if (index === undefined) {
      index = this.bytes.push(make()) - 1;
      this.#known.set(id, index);
    }
    return index;
  }
}
