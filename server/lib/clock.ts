/** Where a room gets the time: epoch milliseconds. Passed in, so that tests set it by hand. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The years 1 to 9999: what is written with four digits, and what every database and browser reads. */
export const earliestTime = Date.parse('0001-01-01T00:00:00.000Z')
export const latestTime = Date.parse('9999-12-31T23:59:59.999Z')
