/** By what conversations are told apart in the report. */
export const conversionGroupings = ['none', 'day', 'week', 'month', 'channel', 'reason', 'team'] as const
export type ConversionGrouping = (typeof conversionGroupings)[number]

/** A share with what it is a share of, and the 95 % interval of Wilson; nulls where there is nothing to divide by. */
export type Share = { count: number; of: number; share: number | null; low: number | null; high: number | null }

/**
 * How customers sound before our first reply and after our last one. Cohort: those that began at −0.25 or lower and whose
 * end is known.
 */
export type Conversion = {
  /** Of the cohort, those that ended at −0.25 or higher. */
  conversion: Share
  /** … at +0.25 or higher. */
  strict: Share
  /** Of those that began above −0.25 and whose end is known, those that ended at −0.25 or lower. */
  deterioration: Share
  /** Of all that a customer began, those whose beginning and end are known. */
  coverage: Share
}

/** `key`: a day (the first of the week or month), a channel, the id of a reason or a team; null: none. */
export type ConversionGroup = Conversion & { key: string | null }

/** GET /api/v1/readings/conversion?from=&to=&by=&channel=&reason=&team=; the largest group first, periods in their order. */
export type ConversionReport = { total: Conversion; groups: ConversionGroup[] }

/** Which of the conversations behind the report are listed. */
export const conversionFigures = ['all', 'known', 'cohort', 'converted', 'strict', 'lasting', 'deteriorated'] as const
export type ConversionFigure = (typeof conversionFigures)[number]

/** `name` is null where the conversation may not be seen. */
export type ConversionRow = {
  conversationId: string
  name: string | null
  channel: string
  beganAt: number
  start: number | null
  end: number | null
}

/** GET /api/v1/readings/conversion/conversations?figure=&…: the latest first. */
export type ConversionPage = { rows: ConversionRow[]; next: string | null }
