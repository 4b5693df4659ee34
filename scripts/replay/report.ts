import { type BrandFigures, isSame } from './compare.ts'
import type { Replayed } from './replay.ts'
import type { Unplaced } from './thread.ts'
import type { Words } from './words.ts'

const mostIds = 50
const reasons = {
  'no-text': 'replay.unplaced.no-text',
  repeated: 'replay.unplaced.repeated',
  'no-brand': 'replay.unplaced.no-brand',
  'to-nobody': 'replay.unplaced.to-nobody',
} as const satisfies Record<Unplaced['reason'], string>

/** What is printed when a replay has ended. */
export function reportOf(replayed: Replayed, words: Words): string {
  const { text } = words
  const { messages, threads, events, sent, stored, parked, conversations, unplaced, all, brands } = replayed
  const differing = [all, ...brands].filter(each => !isSame(each))
  return [
    text('replay.counts', {
      messages,
      threads,
      unplaced: unplaced.length,
      events,
      earlier: events - sent,
      stored,
      conversations,
    }),
    ...unplacedLines(unplaced, words),
    '',
    ...table([all, ...brands], words),
    '',
    text('replay.explained'),
    '',
    ...(stored >= events ? [] : [text('replay.not-stored', { missing: events - stored, parked })]),
    differing.length === 0 ? text('replay.equal') : text('replay.differing', { count: differing.length }),
    ...(differing.length === 0 ? [] : table(differing, words)),
  ].join('\n')
}

function unplacedLines(unplaced: readonly Unplaced[], { text }: Words): string[] {
  return [...Map.groupBy(unplaced, each => each.reason)].map(([reason, its]) => {
    const ids = its.slice(0, mostIds).map(each => each.id)
    return `  ${text(reasons[reason])}: ${[...ids, ...(its.length > mostIds ? [`… (${its.length})`] : [])].join(', ')}`
  })
}

function table(rows: readonly BrandFigures[], { text, language }: Words): string[] {
  const number = (value: number | null, digits: number) =>
    value?.toLocaleString(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }) ?? '–'
  const pair = [text('replay.column.file'), text('replay.column.stored')]
  const both = (name: string, key: keyof BrandFigures['file'], digits: number) =>
    block(name, [pair, ...rows.map(({ file, stored }) => [number(file[key], digits), number(stored[key], digits)])])
  const brands = [text('replay.column.brand'), ...rows.map(({ brand }) => brand || text('replay.all'))]
  const first = rows.map(({ firstReply: { medianMinutes, p90Minutes, n } }) => [
    number(medianMinutes, 2),
    number(p90Minutes, 2),
    number(n, 0),
  ])
  const blocks = [
    aligned(['', ...brands]),
    both(text('replay.column.answered'), 'answered', 0),
    both(text('replay.column.median'), 'medianMinutes', 2),
    both(text('replay.column.within'), 'within60', 3),
    block(text('replay.column.first-reply'), [[text('replay.column.p50'), 'p90', 'n'], ...first]),
  ]
  return blocks[0]!.map((_, line) =>
    blocks
      .map(each => each[line]!)
      .join('   ')
      .trimEnd(),
  )
}

/** Columns of numbers under one heading. */
function block(heading: string, rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const lines = rows.map(row => row.map((cell, column) => cell.padStart(widths[column]!)).join('  '))
  return aligned([heading, ...lines.map(line => line.padStart(heading.length))])
}

function aligned(lines: readonly string[]): string[] {
  const width = Math.max(...lines.map(line => line.length))
  return lines.map(line => line.padEnd(width))
}
