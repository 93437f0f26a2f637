import { type RunSize } from '../run/run-size.js';
import { type Scene } from '../scene/scene.js';
import { type Endings } from '../stack/endings.js';
import { type EventFlow } from '../traffic/event-flow.js';
import { type TrafficPlan } from '../traffic/traffic-plan.js';

/** A way in which things break. */
export interface Fault {
  readonly name: string;
  /** What it does, for people: completes "while events flow, …". */
  readonly about: string;
  /** Strikes at servers that all scenes use, or measures how fast things go: nothing else may run meanwhile. */
  readonly alone?: true;
  /** 1 unless said otherwise. */
  readonly kafkaNodes?: number;
  /** 1 unless said otherwise. */
  readonly ingesters?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Strikes at least so often, in a short and in a thorough run. */
  readonly strikes: { readonly short: number; readonly thorough: number };
  /** Share of the events that flow before it strikes for the first time, in a thorough run. */
  readonly lead?: number;
  /** Waits between strikes, ms: from, to. */
  readonly pauses: readonly [number, number];
  /** What is special about the traffic. */
  readonly traffic?: (size: RunSize) => Partial<Pick<TrafficPlan, 'perSecond' | 'paddingBytes' | 'trickle'>>;
  /** Where events come from, unless it is the one process that most faults need. */
  readonly flow?: (scene: Scene, plan: TrafficPlan, endings: Endings) => Promise<EventFlow>;
  /** Before ingestion starts. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  /** Strikes once. @returns false when there was nothing to strike at; then it does not count */
  readonly strike: (scene: Scene, time: number) => Promise<boolean | undefined>;
  /** Ends whatever still lasts. */
  readonly end?: (scene: Scene) => Promise<void>;
  /** When all is written and ingestion still runs: mends what an operator would mend before comparing. */
  readonly settle?: (scene: Scene) => Promise<void>;
  /**
   * Whether ingestion shows that it had to do what the fault is about, asked when all is over: a fault that struck in
   * vain proves nothing.
   */
  readonly leftTrace?: (scene: Scene) => Promise<boolean> | boolean;
}
