import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { addressOf } from '../../api/address.js';
import { type AuditEvent } from '../../api/answers.js';
import { ApiError } from '../../api/api-error.js';
import { request } from '../../api/ask.js';
import { framesOf } from '../../api/frames.js';

/** Events that a tail keeps; the oldest go, and can be found by the list again. */
const MOST = 2_000;
const AGAIN_MS = 2_000;

export interface LiveTail {
  readonly state: 'off' | 'connecting' | 'running';
  /** Why it is not running, when it should. */
  readonly failure: string | undefined;
  readonly isPaused: boolean;
  readonly setPaused: (isPaused: boolean) => void;
  /** What came in, the newest first, without what waits while it is paused. */
  readonly shown: readonly AuditEvent[];
  readonly waiting: number;
}

interface Arrived {
  readonly events: readonly AuditEvent[];
  /** So many of the newest came in while it was paused. */
  readonly waiting: number;
}

const NOTHING: Arrived = { events: [], waiting: 0 };

/** What comes in, while it is enabled. It comes back by itself behind the last event that it was given, so none is missed. */
export function useLiveTail(query: string | undefined, enabled: boolean): LiveTail {
  const queries = useQueryClient();
  const [arrived, setArrived] = useState(NOTHING);
  const [state, setState] = useState<LiveTail['state']>('off');
  const [failure, setFailure] = useState<string>();
  const [isPaused, setIsPaused] = useState(false);
  const setPaused = useCallback((next: boolean) => {
    setIsPaused(next);
    setArrived(({ events }) => ({ events, waiting: 0 }));
  }, []);
  useEffect(() => {
    if (!enabled) return;
    const ending = new AbortController();
    const onBegin = (isFirst: boolean) => {
      setState('running');
      setFailure(undefined);
      // The list was read before the tail began; what came in between is in neither.
      if (isFirst) void queries.resetQueries({ queryKey: ['events'] });
    };
    const onEvents = (events: readonly AuditEvent[]) => {
      setArrived((before) => withMore(before, events));
    };
    const onFailure = (detail: string) => {
      setState('connecting');
      setFailure(detail);
    };
    setState('connecting');
    void follow(query, { signal: ending.signal, onBegin, onEvents, onFailure });
    return () => {
      ending.abort();
      setArrived(NOTHING);
      setIsPaused(false);
      setFailure(undefined);
      setState('off');
    };
  }, [query, enabled, queries]);
  const waiting = isPaused ? arrived.waiting : 0;
  const shown = waiting === 0 ? arrived.events : arrived.events.slice(waiting);
  return { state, failure, isPaused, setPaused, shown, waiting };
}

function withMore(before: Arrived, events: readonly AuditEvent[]): Arrived {
  return {
    events: [...[...events].reverse(), ...before.events].slice(0, MOST),
    waiting: before.waiting + events.length,
  };
}

interface Following {
  readonly signal: AbortSignal;
  readonly onBegin: (isFirst: boolean) => void;
  readonly onEvents: (events: readonly AuditEvent[]) => void;
  readonly onFailure: (detail: string) => void;
}

/** Reads the tail until it is told to end; comes back when the service ended it, or went away. */
async function follow(query: string | undefined, { signal, onBegin, onEvents, onFailure }: Following): Promise<void> {
  let last: string | undefined;
  while (!signal.aborted) {
    try {
      const headers: Record<string, string> = last === undefined ? {} : { 'Last-Event-ID': last };
      const { body } = await request(addressOf('/v1/events/stream', { query }), { signal, headers });
      if (!body) throw new ApiError(0, '');
      for await (const { id, event, data } of framesOf(body)) {
        if (event === 'begin') onBegin(last === undefined);
        if (event === 'event') onEvents([JSON.parse(data) as AuditEvent]);
        last = id ?? last;
      }
    } catch (error) {
      if (ended(signal)) return;
      onFailure(error instanceof Error ? error.message : String(error));
      // What is asked wrongly will not become right.
      if (error instanceof ApiError && error.status >= 400 && error.status < 429) return;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Asked for anew: it changes while we wait. */
function ended(signal: AbortSignal): boolean {
  return signal.aborted;
}
