import { z } from 'zod';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { MAX_GAPS } from './list-producers.query.js';

const moment = z.string().meta({ format: 'date-time' });
const sequence = z.int().min(0);
const DEFAULT_HOURS = 24;
const MAX_HOURS = 31 * 24;
const DEFAULT_PRODUCERS = 100;
const MAX_PRODUCERS = 1_000;

export const listProducers = {
  id: 'listProducers',
  path: '/v1/producers',
  summary: 'Processes that published events, and what is missing of each',
  right: 'installation.read',
  description:
    'Every process numbers the events that it takes over. A number that is missing was dropped at best effort, was rejected (`rejected_of_service` says how many of its service were), is on its way, or is lost. ' +
    'Events that happened before the time that is looked at are left out, so a gap that reaches back behind it is not told.',
  parameters: {
    service: once(identifier, {
      description: 'Only processes of this service.',
      schema: { type: 'string', minLength: 1 },
      example: 'helpdesk',
    }),
    hours: count({
      description: 'How far back events are looked at.',
      max: MAX_HOURS,
      fallback: DEFAULT_HOURS,
      example: 24,
    }),
    limit: count({
      description: 'How many processes, those heard of last first.',
      max: MAX_PRODUCERS,
      fallback: DEFAULT_PRODUCERS,
      example: 20,
    }),
  },
  response: z.object({
    since: moment,
    producers: z.array(
      z.object({
        service: z.string(),
        instance: z.string().describe('New for every start of a process'),
        events: z.int(),
        first_sequence: sequence,
        last_sequence: sequence,
        first_at: moment.describe('When the broker appended the first of these events'),
        last_at: moment,
        missing: z.int().min(0).describe('Numbers between the first and the last that no event has'),
        gaps: z
          .array(
            z.object({
              from: sequence,
              to: sequence,
              after: moment.describe('When the event before the gap was appended'),
              before: moment.describe('When the event behind it was'),
            }),
          )
          .describe(`The first ${MAX_GAPS} by their numbers`),
        more_gaps: z.int().min(0).describe('How many are not listed'),
        rejected_of_service: z.int().min(0).describe('Rejected records of the service, of all of its processes'),
      }),
    ),
  }),
  example: {
    since: '2026-02-28T12:00:00.000Z',
    producers: [
      {
        service: 'helpdesk',
        instance: '3b0f2c55-5f43-4c0f-9a3c-0c8d8f1f5f10',
        events: 4998,
        first_sequence: 0,
        last_sequence: 4999,
        first_at: '2026-03-01T08:00:00.000Z',
        last_at: '2026-03-01T11:59:58.201Z',
        missing: 2,
        gaps: [{ from: 1200, to: 1201, after: '2026-03-01T09:10:00.000Z', before: '2026-03-01T09:10:04.500Z' }],
        more_gaps: 0,
        rejected_of_service: 0,
      },
    ],
  },
} as const satisfies Operation;
