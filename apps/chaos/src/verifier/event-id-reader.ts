import avsc from 'avsc';

interface Decoded {
  readonly envelope?: { readonly event_id?: unknown };
}

/**
 * Finds the event id in a record's value, by avsc and the registry's plain HTTP interface alone.
 * Undefined: the value is no event that can be read at all.
 */
export class EventIdReader {
  readonly #types = new Map<number, Promise<avsc.Type | undefined>>();

  constructor(private readonly registryUrl: string) {}

  async idOf(value: Buffer | null): Promise<string | undefined> {
    if (value === null || value.length < 5 || value[0] !== 0) return undefined;
    const type = await this.#type(value.readUInt32BE(1));
    if (!type) return undefined;
    try {
      const read: { value: Decoded | undefined; offset: number } = type.decode(value, 5);
      if (read.value === undefined || read.offset !== value.length) return undefined;
      const id = read.value.envelope?.event_id;
      return typeof id === 'string' ? id.toLowerCase() : undefined;
    } catch {
      return undefined;
    }
  }

  #type(id: number): Promise<avsc.Type | undefined> {
    const known = this.#types.get(id);
    if (known) return known;
    const type = this.#fetch(id);
    this.#types.set(id, type);
    return type;
  }

  async #fetch(id: number): Promise<avsc.Type | undefined> {
    const answer = await fetch(`${this.registryUrl}/schemas/ids/${id}`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`the registry answered ${answer.status} for schema ${id}`);
    const { schema } = (await answer.json()) as { schema: string };
    return avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema);
  }
}
