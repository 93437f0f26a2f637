import type { TextColumnName } from '../block/event-columns.js';
import type { SchemaNode } from '../schema/schema-node.js';

/** Where the value of one field of the writer's schema goes. */
export type Target =
  | { readonly kind: 'event_id' | 'occurred_at' | 'sequence' | 'labels' }
  | {
      readonly kind: 'text';
      readonly column: TextColumnName;
      /** Most bytes. */
      readonly limit: number;
      readonly mayBeEmpty: boolean;
    }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'detail';
      readonly key: string;
      /** Most characters of a string, where the contract bounds them. */
      readonly characters?: number;
    };

/** One field in the order of the bytes: what is there, and where it goes. */
export interface Step {
  /** Path of the field, as rejections name it. */
  readonly field: string;
  readonly type: SchemaNode;
  readonly target: Target;
}

/** How records of one schema become rows. Plain data: the code generator turns it into a function. */
export interface Plan {
  readonly action: string;
  readonly steps: readonly Step[];
}
