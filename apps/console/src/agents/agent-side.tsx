import { useNavigate } from '@tanstack/react-router';
import { type AuditEvent } from '../api/answers.js';
import { termOf } from '../events/filter/terms.js';
import { EventPanel } from '../events/panel/event-panel.js';
import { HeatMap } from './heat-map.js';
import { type DayOf } from './use-agent.js';
import { useAgentSearch } from './use-agent-search.js';

interface AgentSideProps {
  readonly of: DayOf;
  readonly events: readonly AuditEvent[];
  readonly mayAnalyse: boolean;
}

/** Beside the day: when the agent was active, or the event that is open, in full. */
export function AgentSide({ of, events, mayAnalyse }: AgentSideProps) {
  const { search, change } = useAgentSearch();
  const navigate = useNavigate();
  if (search.event === undefined) return <HeatMap of={of} mayAnalyse={mayAnalyse} />;
  return (
    <EventPanel
      key={search.event}
      id={search.event}
      listed={events}
      zone={of.zone}
      onClose={() => {
        change({ event: undefined }, true);
      }}
      onTerm={(...term) => {
        void navigate({ to: '/events', search: { q: termOf(...term) } });
      }}
    />
  );
}
