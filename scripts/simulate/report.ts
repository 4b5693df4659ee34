import { type Choice } from '#routing-rules'
import { serviceClasses } from '#service-levels'
import type { DayFigures, Trace } from '#simulation'
import type { Words } from '../replay/words.ts'

export type Compared = { policy: 'ours' | Exclude<Choice, 'cost'>; figures: DayFigures; seconds: number }

/** What is printed: a line for each policy, and what the columns count. */
export function reportOf(trace: Trace, compared: readonly Compared[], { text, language }: Words): string {
  const number = (value: number, digits = 0) =>
    Number.isFinite(value)
      ? value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      : '–'
  const headings = [
    '',
    text('simulate.column.late'),
    ...serviceClasses.map(each => text(`simulate.class.${each}`)),
    text('simulate.column.weighted'),
    ...['p50', 'p90', 'p99'],
    text('simulate.column.unanswered'),
    text('simulate.column.uneven'),
    text('simulate.column.seconds'),
  ]
  const rows = compared.map(({ policy, figures, seconds }) => [
    text(`simulate.policy.${policy}`),
    number(figures.breaches),
    ...serviceClasses.map(each => number(figures.breachesByClass[each])),
    number(figures.weightedLateness),
    ...[figures.waitMinutes.p50, figures.waitMinutes.p90, figures.waitMinutes.p99].map(each => number(each, 1)),
    number(figures.unanswered),
    number(figures.unevenness, 2),
    number(seconds, 1),
  ])
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map(row => row[at]!.length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')
  return [
    text('simulate.day', { name: trace.name, tasks: trace.arrivals.length, agents: trace.agents.length }),
    '',
    line(headings),
    ...rows.map(line),
    '',
    text('simulate.explained'),
  ].join('\n')
}
