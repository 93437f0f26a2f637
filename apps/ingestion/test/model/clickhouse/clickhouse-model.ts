import { ClickHouseError, FENCE_LOST, HELD, type InsertRow, WINDOW_PASSED } from '@docket/clickhouse';
import { type Invariants } from '../checker/invariants.js';
import { type Operation, type Outcome, SimpleOperation } from '../world/operation.js';
import { type Place } from '../world/place.js';
import { type Guard, holdsFence, isAhead, isOlderThan, isTooLate, waitsForHold } from './guard.js';
import { Holds } from './holds.js';
import { InsertOperation, type Part } from './insert-operation.js';
import { KillOperation } from './kill-operation.js';
import { Landing } from './landing.js';
import { type EventRow } from './native-rows.js';
import { answerQuery } from './queries.js';
import { type ReplayView } from './replay-view.js';
import { Tables } from './tables.js';
import { Tokens } from './tokens.js';

/** The target of the view that reads `audit_events`. */
export const VIEW = 'projection';

/** What a planted mistake changes in how the server treats an insert. */
export interface ServerQuirks {
  /** In place of the guard on the fence. */
  readonly holdsFence?: (tables: Tables, guard: Guard) => boolean;
  /** Fence rows are not synced: the last one is gone after a crash. */
  readonly losesFence?: boolean;
  /** Inserts into these tables are not guarded. */
  readonly unguarded?: readonly string[];
  /** Inserts into these tables, or into the view's target, carry no token. */
  readonly untokened?: readonly string[];
  /** Nobody asks whether the token is still remembered. */
  readonly ignoresWindow?: boolean;
  /** A batch that was decided in the future is as good as any other. */
  readonly trustsClock?: boolean;
  /** A token is as good as any other when the server was killed since. */
  readonly trustsOldTokens?: boolean;
  /** An insert that comes too late for its token writes what the table lacks at its start. */
  readonly fillsIn?: boolean;
  /** Whether a running insert is in `system.processes`. */
  readonly lists?: (insert: InsertOperation) => boolean;
}

/** An insert as a process sends it. */
export interface InsertStatement {
  readonly table: string;
  readonly token: string | undefined;
  readonly queryId: string;
  readonly guard: Guard | undefined;
  /** Rows of all tables but `audit_events`. */
  readonly rows: readonly InsertRow[];
  readonly events: readonly EventRow[];
}

type Answer = (outcome: Outcome) => void;

/** ClickHouse, as far as delivery depends on it: guards, tokens, views, running inserts and their end. */
export class ClickHouseModel {
  readonly tables = new Tables();
  readonly #tokens: Tokens;
  readonly #landing: Landing;
  #inserts: InsertOperation[] = [];
  /** When the server was started, by the time of the world. */
  #startedAt = 0;
  readonly #holds = new Holds();
  /** Views besides the one there is at first. */
  readonly #views = new Set<ReplayView>();

  constructor(
    private readonly place: Place,
    invariants: Invariants,
    private readonly quirks: ServerQuirks = {},
  ) {
    this.#tokens = new Tokens(place.now, (key) => {
      invariants.violated(`token ${key} stands for other rows`);
    });
    this.#landing = new Landing(this.tables, invariants, place.count);
  }

  query(name: string, params: Readonly<Record<string, unknown>>, answer: Answer): Operation {
    const act = (): unknown => answerQuery(this, name, params);
    return this.#begin(new SimpleOperation(name, act, answer));
  }

  /** By its own clock. */
  readonly now = (): number => this.place.serverClock();

  /** Query ids in `system.processes`. */
  readonly running = (): string[] => this.#listed().map(({ queryId }) => queryId);

  insert(statement: InsertStatement, answer: Answer): Operation {
    const { table, queryId } = statement;
    const work = {
      guard: (): void => {
        this.#guard(statement);
      },
      parts: () => this.#partsOf(statement),
    };
    const insert = new InsertOperation(`insert into ${table} as ${queryId}`, queryId, this.place, work, answer);
    this.#inserts.push(insert);
    if (statement.token?.includes('/missing/')) this.place.count('batches completed after the window had passed');
    return this.#begin(insert);
  }

  /** Holds the topic, or ends that. */
  hold(owner: string, seconds: number, answer: Answer): Operation {
    const act = (): void => {
      this.#holds.add(owner, this.now(), seconds);
    };
    return this.#begin(new SimpleOperation('hold', act, answer));
  }

  /** Inserts that start from now on pass the view. */
  createView(view: ReplayView, answer: Answer): Operation {
    return this.#begin(new SimpleOperation('create a view', () => void this.#views.add(view), answer));
  }

  /** Inserts that started before still pass it. */
  dropView(view: ReplayView, answer: Answer): Operation {
    return this.#begin(new SimpleOperation('drop a view', () => void this.#views.delete(view), answer));
  }

  /** Puts everything before the view's cut that is in the table into its target. */
  fill(view: ReplayView, answer: Answer): Operation {
    const act = (): void => {
      for (const { events } of this.tables.all()) view.fill([...events.values()].flat());
    };
    return this.#begin(new SimpleOperation('fill a view', act, answer));
  }

  kill(matches: (queryId: string) => boolean, answer: Answer): Operation {
    const find = (): InsertOperation[] => {
      const found = this.#listed().filter(({ queryId }) => matches(queryId));
      if (found.length > 0) this.place.count('drains that found running inserts');
      return found;
    };
    return this.#begin(new KillOperation(find, (insert) => this.#lists(insert), answer));
  }

  /** The server ends at once and comes back: what ran is gone, what landed stays. */
  crash(): void {
    for (const insert of this.#running()) insert.crash();
    // It takes a moment to come back.
    this.#startedAt = this.place.now() + 1;
    if (!this.quirks.losesFence) return;
    for (const tables of this.tables.all()) tables.fences.pop();
  }

  #running(): InsertOperation[] {
    this.#inserts = this.#inserts.filter(({ ended }) => !ended);
    return this.#inserts.filter(({ running }) => running);
  }

  #listed(): InsertOperation[] {
    return this.#running().filter((insert) => this.#lists(insert));
  }

  #lists(insert: InsertOperation): boolean {
    return insert.running && (this.quirks.lists?.(insert) ?? true);
  }

  #begin<T extends Operation>(operation: T): T {
    this.place.begin(operation);
    return operation;
  }

  #guard({ guard, table }: InsertStatement): void {
    if (!guard || this.quirks.unguarded?.includes(table)) return;
    if (!(this.quirks.holdsFence ?? holdsFence)(this.tables, guard)) {
      this.place.count('inserts refused by the fence');
      throw new ClickHouseError('fence lost', FENCE_LOST, { type: 'fence_lost', verdict: 'stop' });
    }
    if (waitsForHold(guard) && this.#holds.areThereAt(this.now())) {
      this.place.count('intents refused while the topic was held');
      throw new ClickHouseError('held', HELD, { type: 'held', verdict: 'retry' });
    }
    if (isOlderThan(this.#startOnItsClock(), guard) && !this.quirks.trustsOldTokens) {
      this.place.count('inserts refused because the server was started since');
      throw new ClickHouseError('window passed', WINDOW_PASSED, { type: 'window_passed', verdict: 'stop' });
    }
    const isRefused = isTooLate(guard, this.now()) || (isAhead(guard, this.now()) && !this.quirks.trustsClock);
    if (isRefused && !this.quirks.ignoresWindow && !this.quirks.fillsIn) {
      this.place.count('inserts refused by the window');
      throw new ClickHouseError('window passed', WINDOW_PASSED, { type: 'window_passed', verdict: 'stop' });
    }
  }

  /** As `now64() - uptime()`: a clock that is set moves the start as well. */
  #startOnItsClock(): number {
    return this.#startedAt + this.now() - this.place.now();
  }

  #partsOf(statement: InsertStatement): Part[] {
    const { table, guard, token, rows } = statement;
    if (table === 'audit_events') {
      if (!this.quirks.fillsIn || !guard || !isTooLate(guard, this.now())) return this.#eventParts(statement);
      const events = statement.events.filter(({ partition, offset }) => !this.tables.of(partition).events.has(offset));
      return this.#eventParts({ ...statement, events, token: `${token ?? ''}/missing/${this.now()}` });
    }
    // How a rejection is explained is no part of the decision: another version may say it in other words.
    const content = rows.map((row) => JSON.stringify({ ...row, error: '', field: '' })).join();
    const land = (): void => {
      if (this.#admits(statement, table, content)) this.#landing.rows(table, rows);
    };
    const remember = (): void => void this.#admits(statement, table, content);
    return [{ label: table, ofView: false, land, remember }];
  }

  /** A part per month, first those of the table, then those of the view. */
  #eventParts(statement: InsertStatement): Part[] {
    const months = new Map<string, EventRow[]>();
    for (const row of statement.events) {
      const month = new Date(row.occurredAt).toISOString().slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), row]);
    }
    const parts = [...months].map(([month, rows]) => this.#partsOfMonth(statement, month, rows));
    const views = [...this.#views].flatMap((view) =>
      [...months].map(([month, rows]) => this.#partOfView(statement, view, month, rows)),
    );
    return [...parts.map(([table]) => table), ...parts.map(([, view]) => view), ...views];
  }

  #partOfView(statement: InsertStatement, view: ReplayView, month: string, rows: readonly EventRow[]): Part {
    const label = `${view.name}/${month}`;
    const taken = rows.filter((row) => view.takes(row));
    const content = taken.map(({ offset }) => offset).join();
    const land = (): void => {
      if (taken.length > 0 && this.#admits(statement, label, content)) view.add(taken);
    };
    const remember = (): void => {
      if (taken.length > 0) this.#admits(statement, label, content);
    };
    return { label, ofView: true, land, remember };
  }

  #partsOfMonth(statement: InsertStatement, month: string, rows: readonly EventRow[]): readonly [Part, Part] {
    const content = rows.map(({ offset, ingestedAt }) => `${offset}@${ingestedAt}`).join();
    let cameAgain = false;
    const landInTable = (): void => {
      cameAgain = !this.#admits(statement, `audit_events/${month}`, content);
      if (!cameAgain) this.#landing.events(rows);
    };
    const landInView = (): void => {
      if (!this.#admits(statement, `${VIEW}/${month}`, content)) return;
      if (cameAgain) this.place.count('views fed when the rows came again');
      this.#landing.projected(rows);
    };
    const remember = (table: string) => (): void => void this.#admits(statement, `${table}/${month}`, content);
    return [
      { label: `audit_events/${month}`, ofView: false, land: landInTable, remember: remember('audit_events') },
      { label: `${VIEW}/${month}`, ofView: true, land: landInView, remember: remember(VIEW) },
    ];
  }

  /** Whether a part lands, or is dropped by its token. */
  #admits({ token, guard }: InsertStatement, where: string, content: string): boolean {
    const [table = ''] = where.split('/');
    const admitted = this.#tokens.admits(where, this.quirks.untokened?.includes(table) ? undefined : token, content);
    if (!admitted) this.place.count('parts dropped by their token');
    else if (guard && !holdsFence(this.tables, guard)) this.place.count('inserts that landed after another opening');
    return admitted;
  }
}
