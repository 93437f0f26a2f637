import avsc from 'avsc';

interface Decoded {
  readonly envelope?: { readonly event_id?: unknown };
}

/**
 * Finds the event id in a record's value, by avsc and the registry's plain HTTP interface alone.
 * Undefined: the value is no event that can be read at all.
 */
export class EventIdReader {
  readonly #types = new Map<number, avsc.Type | undefined>();

  constructor(private readonly registryUrl: string) {}

  /** Fetches the schemas that values name, which has to be done before their ids are asked for. */
  async learn(values: readonly (Buffer | null)[]): Promise<void> {
    for (const value of values) {
      const id = schemaIdOf(value);
      if (id !== undefined && !this.#types.has(id)) this.#types.set(id, await this.#fetch(id));
    }
  }

  idOf(value: Buffer | null): string | undefined {
    const type = this.#types.get(schemaIdOf(value) ?? -1);
    if (value === null || !type) return undefined;
    try {
      const read: { value: Decoded | undefined; offset: number } = type.decode(value, 5);
      if (read.value === undefined || read.offset !== value.length) return undefined;
      const id = read.value.envelope?.event_id;
      return typeof id === 'string' ? id.toLowerCase() : undefined;
    } catch {
      return undefined;
    }
  }

  async #fetch(id: number): Promise<avsc.Type | undefined> {
    const answer = await fetch(`${this.registryUrl}/schemas/ids/${id}`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`the registry answered ${answer.status} for schema ${id}`);
    const { schema } = (await answer.json()) as { schema: string };
    return avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema);
  }
}

function schemaIdOf(value: Buffer | null): number | undefined {
  return value === null || value.length < 5 || value[0] !== 0 ? undefined : value.readUInt32BE(1);
}
