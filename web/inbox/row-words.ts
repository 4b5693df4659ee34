import type { Row, Tag } from '#protocol'
import { leftOf } from '#web/ui'
import { kindWords } from '#web/talk'
import type { MarkSaid } from '#web/marks'
import type { Formats, Translate } from '#web/texts'

/** What was said last, and by which side. */
export function previewOf({ last }: Row, t: Translate): string {
  const text = last.text || kindWords(last.kind, t)
  if (last.direction === 'out') return t('row.ours', { text })
  return last.direction === 'note' ? t('row.note', { text }) : text
}

/** By when whoever waits is to be answered, and what is left of that time; nothing else is due. */
export function promiseOf({ status, turnAt, dueAt }: Row, now: number): { left: number; time: number } | undefined {
  if (status !== 'open' || turnAt === null || dueAt === null) return undefined
  return { left: leftOf(turnAt, dueAt, now), time: dueAt - now }
}

/** How long the customer waits for us, or when something last happened. */
export function dueOf({ turnAt, last }: Row, now: number, formats: Formats): string {
  if (turnAt !== null) return formats.span(Math.max(0, now - turnAt))
  return clockOrDate(last.at, now, formats)
}

export function clockOrDate(at: number, now: number, formats: Formats): string {
  return isSameDay(at, now) ? formats.clock(at) : formats.date(at, now)
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

type Around = {
  tags: readonly Tag[]
  marks: readonly MarkSaid[]
  channelName: string
  now: number
  t: Translate
  formats: Formats
}

/** How long the customer waits, and what is left of the time to answer them; or when something last happened. */
function waitWords(row: Row, { now, t, formats }: Pick<Around, 'now' | 't' | 'formats'>): string {
  const time = dueOf(row, now, formats)
  if (row.turnAt === null) return t('row.said.since', { time })
  const promise = promiseOf(row, now)
  if (!promise) return t('row.said.waits', { time })
  const span = formats.span(Math.abs(promise.time))
  const due = promise.time > 0 ? t('row.said.due', { time: span }) : t('row.said.late', { time: span })
  return `${due}, ${t('row.said.waits', { time })}`
}

/** The whole row in a breath, for those who listen. */
export function rowLabel(row: Row, { tags, marks, channelName, now, t, formats }: Around): string {
  const waits = waitWords(row, { now, t, formats })
  const unread = row.unread > 0 ? t('row.said.unread', { count: row.unread }) : ''
  const tagged = tags.length > 0 ? t('row.said.tags', { tags: tags.map(({ name }) => name).join(', ') }) : ''
  const marked = marks.map(({ words }) => words)
  return [row.name, channelName, waits, unread, ...marked, previewOf(row, t), tagged].filter(Boolean).join(', ')
}
