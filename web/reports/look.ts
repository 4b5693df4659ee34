import { conversionFigures, type ConversionFigure } from '#protocol'

export const DAYS = ['7', '28', '90'] as const
export const GROUPINGS = ['channel', 'reason', 'team'] as const

export type Days = (typeof DAYS)[number]
export type Grouping = (typeof GROUPINGS)[number]

/** What of the report is looked at; `figure` and `of`: the conversations behind a figure, of one group where `of` is said. */
export type ReportLook = { days: Days; by: Grouping; figure?: ConversionFigure; of?: string }

/** What an address says of it; anything else in it is dropped. Pure. */
export function lookOf({ days, by, figure, of }: Readonly<Record<string, unknown>>): ReportLook {
  const behind = conversionFigures.find(one => one === figure)
  return {
    days: DAYS.find(one => one === String(days)) ?? '28',
    by: GROUPINGS.find(one => one === by) ?? 'channel',
    ...(behind && { figure: behind }),
    ...(behind && of !== undefined && of !== '' && { of: String(of) }),
  }
}

/** What was not of any group, in an address. */
export const NONE = 'none'
