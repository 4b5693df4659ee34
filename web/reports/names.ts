import type { Conversion, ConversionFigure } from '#protocol'
import type { Key } from '#web/texts'
import type { Grouping } from './look.ts'

/** What each figure is called, what it means, and which conversations stand behind it. */
export const FIGURES = {
  conversion: { name: 'reports.conversion', means: 'reports.conversion.means', behind: 'converted' },
  strict: { name: 'reports.strict', means: 'reports.strict.means', behind: 'strict' },
  deterioration: { name: 'reports.deterioration', means: 'reports.deterioration.means', behind: 'deteriorated' },
  coverage: { name: 'reports.coverage', means: 'reports.coverage.means', behind: 'known' },
} as const satisfies Record<keyof Conversion, { name: Key; means: Key; behind: string }>

export const FIGURE_NAMES = ['conversion', 'strict', 'deterioration', 'coverage'] as const

export const GROUPING_NAMES = {
  channel: { name: 'reports.by.channel', title: 'reports.group.channel' },
  reason: { name: 'reports.by.reason', title: 'reports.group.reason' },
  team: { name: 'reports.by.team', title: 'reports.group.team' },
} as const satisfies Record<Grouping, { name: Key; title: Key }>

/** What the conversations behind a figure have in common. */
export function behindName(figure: ConversionFigure | undefined): Key {
  const shown = FIGURE_NAMES.find(name => FIGURES[name].behind === figure)
  if (shown) return FIGURES[shown].name
  return figure === 'cohort' ? 'reports.began-bad' : 'reports.behind'
}
