import { ACTION_SCHEMAS, type AvroRecord } from '@docket/events';
import { type Publisher } from '../traffic/publisher.js';
import { type Scene } from './scene.js';

const BASE = ACTION_SCHEMAS['ticket.other'];
const FIRST_NUMBER = 20_000_000;
const NUMBERS_PER_KIND = 100_000;

/** An action that the contract does not have, as an installation may add one while everything runs. */
export class NewAction {
  #published = 0;

  private constructor(
    private readonly scene: Scene,
    private readonly kind: number,
    /** Its schema's id in the registry. */
    readonly schemaId: number,
    private readonly publisher: Publisher,
  ) {}

  /** @param kind tells actions apart: each has a schema that nobody has asked for yet */
  static async create(scene: Scene, kind: number): Promise<NewAction> {
    const schema = schemaOf(kind);
    const schemaId = await scene.installation.register(schema);
    return new NewAction(scene, kind, schemaId, await scene.publisherOf([schema]));
  }

  /** Publishes so many events of it. @returns where they are, as `<partition>/<offset>` */
  publish(count: number): Promise<string[]> {
    const { source } = this.scene.sources;
    const first = FIRST_NUMBER + this.kind * NUMBERS_PER_KIND + this.#published;
    this.#published += count;
    const sent = Array.from({ length: count }, (_, index) => {
      const { input } = source.event(first + index);
      const event = { action: `ticket.kind${this.kind}`, input: { ...input, details: { level: index } } };
      return this.publisher.publish(event);
    });
    return Promise.all(sent);
  }
}

function schemaOf(kind: number): AvroRecord {
  return {
    ...BASE,
    name: `TicketKind${kind}`,
    namespace: 'chaos.events',
    fields: [
      ...BASE.fields.filter(({ name }) => name === 'envelope'),
      { name: 'level', type: 'int', doc: 'How far up.' },
    ],
  };
}
