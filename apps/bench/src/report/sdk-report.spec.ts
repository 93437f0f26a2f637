import { describe, expect, it } from '@jest/globals';
import { type SdkFindings, type SdkMeasurement, sdkJson, sdkText } from './sdk-report.js';

const measured = (seconds: number, more: Partial<SdkMeasurement> = {}): SdkMeasurement => ({
  ...{ events: 1_000, sent: 1_100, inTopic: 1_100, seconds, cpuSeconds: 0.01, brokerCpuSeconds: 0.0044 },
  ...{ peakRssMib: 99.96, more: {} },
  ...more,
});

const findings = (more: Partial<SdkFindings> = {}): SdkFindings => ({
  bytesPerEvent: 345.25,
  rounds: 3,
  countsEqual: true,
  paths: new Map([
    ['docket_durable', measured(0.01)],
    ['kafkajs_batched', measured(0.008, { more: { batch: 500 } })],
  ]),
  ...more,
});

describe('the report of the SDK', () => {
  it('has what each path took and how they stand to each other, as far as they were measured', () => {
    expect(sdkJson(findings())).toEqual({
      bytes_per_event: 345.3,
      rounds: 3,
      paths: {
        docket_durable: {
          ...{ events_per_s: 100_000, mb_per_s: 34.52, events: 1_000, bytes: 345_250, seconds: 0.01 },
          ...{ cpu_us_per_event: 10, broker_cpu_us_per_event: 4, peak_rss_mb: 100 },
        },
        kafkajs_batched: expect.objectContaining({ events_per_s: 125_000, batch: 500 }),
      },
      ratios: { durable_to_batched: 0.8 },
      counts_equal: true,
    });
  });

  it('says which topic does not have what was sent', () => {
    const paths = new Map([['spool' as const, measured(1, { inTopic: 1_099 })]]);
    const text = sdkText(findings({ paths, countsEqual: false }));
    expect(text).toContain('counts DIFFERENT: spool sent 1100, the topic has 1099');
  });
});
