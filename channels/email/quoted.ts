import { quoteMark } from './html.ts'
import { isAttribution, isBoast, isDivider, isHeaderBlock } from './quoted-words.ts'

/** What somebody wrote, and what was folded away below it: the earlier mail, the signature. */
export type Cut = { text: string; quoted?: string }

const mostLines = 20_000

/**
 * Divides a mail into what is new in it and the rest. Answers written between quoted lines stay, with the lines that they
 * answer; a mail that would be left empty stays whole.
 */
export function cutQuoted(source: string): Cut {
  const lines = source.split('\n')
  if (lines.length > mostLines) return { text: clean(lines) }
  const end = newEnd(lines)
  const from = newStart(lines, end)
  const signed = signatureAt(lines, from, end)
  const text = clean(lines.slice(from, signed))
  if (text === '') return { text: clean(lines) }
  const quoted = clean([...lines.slice(0, from), ...lines.slice(signed)])
  return quoted === '' ? { text } : { text, quoted }
}

const clean = (lines: readonly string[]): string =>
  lines
    .filter(line => line !== quoteMark)
    .map(line => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line)
const isEmpty = (line: string): boolean => line.trim() === ''

/** The line at which the earlier mail begins, when it goes on to the end. */
function newEnd(lines: readonly string[]): number {
  const hard = lines.findIndex((line, at) => isHardCut(lines, line, at))
  let end = hard < 0 ? lines.length : hard
  // An announcement above a divider belongs to it.
  end = withoutAnnouncement(lines, end)
  let last = end
  while (last > 0 && (isEmpty(lines[last - 1]!) || isQuoted(lines[last - 1]!))) last--
  const hasQuotes = lines.slice(last, end).some(isQuoted)
  return hasQuotes ? withoutAnnouncement(lines, last) : end
}

/** From here on nothing is marked line by line, and all of it is old. */
function isHardCut(lines: readonly string[], line: string, at: number): boolean {
  if (line === quoteMark) return true
  if (isQuoted(line)) return false
  if (isDivider(line)) return !/^[_\u2014]+$/.test(line.trim()) || isHeaderBlock(lines, nextFull(lines, at))
  if (isHeaderBlock(lines, at)) return true
  if (!isAttribution(line)) return false
  const next = nextFull(lines, at)
  return next < lines.length && !isQuoted(lines[next]!)
}

function nextFull(lines: readonly string[], at: number): number {
  let next = at + 1
  while (next < lines.length - 1 && isEmpty(lines[next]!)) next++
  return Math.min(next, lines.length - 1)
}

const opening = /^\s*(on|el|am|le|il|op|em|dne|den|la|w dniu|il giorno)\s/i

/** Goes up over "On … wrote:", which may be broken into three lines, of which the last may stand at `end`. */
function withoutAnnouncement(lines: readonly string[], end: number): number {
  if (end < lines.length && isAttribution(lines[end]!)) return openingOf(lines, end)
  let last = end
  while (last > 0 && isEmpty(lines[last - 1]!)) last--
  for (let count = 1; count <= 3 && last - count >= 0; count++) {
    const block = lines.slice(last - count, last)
    if (block.some(line => isEmpty(line) || isQuoted(line))) break
    if (isAttribution(block.join(' '))) return openingOf(lines, last - count)
  }
  return end
}

/** The line above, or the one above that, where the sentence begins there. */
function openingOf(lines: readonly string[], at: number): number {
  if (opening.test(lines[at]!)) return at
  for (const above of [at - 1, at - 2]) {
    const line = lines[above]
    if (line === undefined || isEmpty(line) || isQuoted(line) || line.length > 200) break
    if (opening.test(line) && /\d/.test(line)) return above
  }
  return at
}

/** Whoever answers below: one quoted piece at the top, then nothing but their own words. */
function newStart(lines: readonly string[], end: number): number {
  let at = 0
  while (at < end && isEmpty(lines[at]!)) at++
  for (let count = 1; count <= 3 && at + count < end; count++) {
    if (isAttribution(lines.slice(at, at + count).join(' '))) {
      at += count
      break
    }
  }
  const from = at
  while (at < end && (isEmpty(lines[at]!) || isQuoted(lines[at]!))) at++
  const isBelow = lines.slice(from, at).some(isQuoted) && !lines.slice(at, end).some(isQuoted)
  return isBelow && at < end ? at : 0
}

/** The line of the signature; the end when there is none. */
function signatureAt(lines: readonly string[], from: number, end: number): number {
  const dashes = lines.findIndex((line, at) => at >= from && at < end && (line === '-- ' || line === '--'))
  if (dashes >= 0) return dashes
  let last = end
  while (last > from && isEmpty(lines[last - 1]!)) last--
  return last > from && isBoast(lines[last - 1]!) ? last - 1 : end
}
