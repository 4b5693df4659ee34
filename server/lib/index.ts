/** Pure pieces without a word of the field: ids, time, faults, waiting, text, places in a list. */
export { newId, idOf, isId } from './id.ts'
export { dayIn, daysAfter, dayStartIn } from './days.ts'
export { type Clock, systemClock, second, minute, hour, day, earliestTime, latestTime } from './clock.ts'
export { Fault, FieldFault, asError } from './fault.ts'
export { csvLine } from './csv.ts'
export { pause, backoff, bell } from './wait.ts'
export { cleanText, cleanValue, nameKey, oneLine, shortened } from './text.ts'
export { readCursor, readSpot, type Spot, spotAt, writeCursor, writeSpot } from './cursor.ts'
