import { FIRST_RESPONSES } from '../agents-report/queries/first-responses.query.js';
import { PRESENCE, PRESENCE_END, PRESENCE_SIGNS } from '../agents-report/queries/presence.query.js';
import { RATING_MEAN } from '../agents-report/queries/ratings.query.js';
import { RESOLUTIONS } from '../agents-report/queries/resolutions.query.js';
import { VIEW_END, VIEW_SIGNS, VIEWS } from '../agents-report/queries/viewing.query.js';
import { RATING_FIFTH } from '../quality-report/measures.query.js';
import { SAMPLE } from '../quality-report/sample.query.js';
import { PRESENCES } from '../time-report/presence.query.js';
import { TICKET_VIEWS } from '../time-report/views.query.js';
import { ACTIVITY, CONDITIONS } from './conditions.js';

/** The SQL of every measure, by the name under which docs/metrics.md shows it. */
export const METRICS: Readonly<Record<string, string>> = {
  ...CONDITIONS,
  ...ACTIVITY,
  first_response: FIRST_RESPONSES,
  resolutions: RESOLUTIONS,
  view_session: VIEWS,
  view_signs: VIEW_SIGNS,
  view_end: VIEW_END,
  presence: PRESENCE,
  presence_signs: PRESENCE_SIGNS,
  presence_end: PRESENCE_END,
  rating_mean: RATING_MEAN,
  time_presence: PRESENCES,
  time_views: TICKET_VIEWS,
  rating_fifth: RATING_FIFTH,
  quality_sample: SAMPLE,
};
