/** An answer as the documentation shows it. */
export const AGGREGATES_EXAMPLE = {
  group_by: ['action'],
  bucket: 'day',
  tz: 'Europe/Prague',
  rows: [
    {
      bucket: '2016-02-28T23:00:00.000Z',
      bucket_end: '2016-02-29T23:00:00.000Z',
      action: 'ticket.created',
      count: 31,
      rate_per_hour: 1.2916666666666667,
    },
    {
      bucket: '2016-02-28T23:00:00.000Z',
      bucket_end: '2016-02-29T23:00:00.000Z',
      action: null,
      other: true,
      count: 78,
      rate_per_hour: 3.25,
    },
  ],
  meta: { source: 'action_counts_hourly', why: 'it counts what is asked, in whole hours' },
} as const;
