export { BusinessTime } from './business-time.js';
export { calendar, type Calendar, WEEKDAYS } from './calendar.js';
export { startOfDate } from './local-dates.js';
