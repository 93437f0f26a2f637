export { countEvents, eraseRows, type ErasureScope, rejectionsNaming, type Subjects, ticketsOf } from './erase-rows.js';
export { type ErasedPlace, erasedBelow, ERASED_WORDS, ErasedOffsets, notErased } from './erased.js';
export {
  ERASURE_KIND,
  erasureRecord,
  type ErasureRecord,
  LEGAL_HOLD_KIND,
  legalHoldRecord,
  type LegalHoldRecord,
} from './erasure-record.js';
export { holdsOn, type LegalHold } from './legal-hold.js';
export { readSubject, type Subject, subjectKey, subjectText } from './subject.js';
