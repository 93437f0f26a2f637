import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { zoneTime } from '../../time/zone-time.js';
import styles from './histogram.module.css';
import { type Bar, type Bucket } from './spans.js';

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly bucket: Bucket;
  readonly zone: string;
  readonly onRange: (from: string, to: string) => void;
}

/** Indices of the bars that are selected: where the selection began, and where it is now. */
interface Selection {
  readonly anchor: number;
  readonly head: number;
}

/** The bars; a stretch of them is selected with the pointer, or with arrows and Enter. */
export function Bars({ bars, bucket, zone, onRange }: BarsProps) {
  const t = useTranslations('histogram');
  const [selection, setSelection] = useState<Selection>();
  const [isDragging, setDragging] = useState(false);
  const total = bars.reduce((sum, bar) => sum + bar.total, 0);
  if (bars.length === 0) return <p>{t('total', { count: 0, bucket })}</p>;
  const at = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((clientX - left) / width) * bars.length)));
  };
  const apply = ({ anchor, head }: Selection) => {
    const [first, last] = [bars[Math.min(anchor, head)], bars[Math.max(anchor, head)]];
    if (first && last) onRange(first.start, last.end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Enter' && selection) apply(selection);
    if (event.key === 'Escape') setSelection(undefined);
    if (step === undefined) return;
    event.preventDefault();
    const head = Math.max(0, Math.min(bars.length - 1, (selection?.head ?? -1) + step));
    setSelection({ head, anchor: event.shiftKey ? (selection?.anchor ?? head) : head });
  };
  const [low, high] = [
    Math.min(selection?.anchor ?? 0, selection?.head ?? 0),
    Math.max(selection?.anchor ?? 0, selection?.head ?? 0),
  ];
  const read = selection ? readOf(bars.slice(low, high + 1), zone) : undefined;
  const text = read ? t('bar', read) : t('total', { count: total, bucket });
  return (
    <>
      <div
        className={styles.chart}
        role="slider"
        tabIndex={0}
        aria-label={t('label')}
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={selection?.head ?? 0}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          setSelection({ anchor: at(event), head: at(event) });
        }}
        onPointerMove={(event) => {
          const head = at(event);
          setSelection((before) => ({ head, anchor: isDragging && before ? before.anchor : head }));
        }}
        onPointerUp={(event) => {
          setDragging(false);
          if (selection) apply({ ...selection, head: at(event) });
        }}
        onPointerLeave={() => {
          if (!isDragging) setSelection(undefined);
        }}
      >
        <BarsImage bars={bars} low={low} high={selection ? high : -1} />
      </div>
      <p className={styles.readout}>
        <span>{startOf(bars[0], zone)}</span>
        <span aria-live="off">
          {text}
          {read && read.bad > 0 && ` · ${t('unsuccessful', { count: read.bad })}`}
        </span>
        <span>{startOf(bars.at(-1), zone)}</span>
      </p>
    </>
  );
}

const PARTS = ['SUCCESS', 'UNKNOWN', 'DENIED', 'FAILURE'] as const;
const HEIGHT = 100;

function BarsImage({
  bars,
  low,
  high,
}: {
  readonly bars: readonly Bar[];
  readonly low: number;
  readonly high: number;
}) {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  return (
    <svg viewBox={`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {high >= low && <rect className={styles.selected} x={low} y={0} width={high - low + 1} height={HEIGHT} />}
      {bars.map((bar, x) => {
        let top = HEIGHT;
        return PARTS.map((part) => {
          const height = ((bar.byOutcome[part] ?? 0) / most) * HEIGHT;
          top -= height;
          return (
            height > 0 && (
              <rect key={`${x}/${part}`} data-outcome={part} x={x + 0.08} y={top} width={0.84} height={height} />
            )
          );
        });
      })}
    </svg>
  );
}

function readOf(bars: readonly Bar[], zone: string) {
  const count = bars.reduce((sum, { total }) => sum + total, 0);
  const good = bars.reduce((sum, { byOutcome }) => sum + (byOutcome['SUCCESS'] ?? 0), 0);
  const end = bars.at(-1)?.end ?? '';
  const to = zoneTime(end, zone);
  return { from: startOf(bars[0], zone), to: `${to.date} ${to.time.slice(0, 5)}`, count, bad: count - good };
}

function startOf(bar: Bar | undefined, zone: string): string {
  if (!bar) return '';
  const { date, time } = zoneTime(bar.start, zone);
  return `${date} ${time.slice(0, 5)}`;
}
