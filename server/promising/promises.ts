import { fold, spanOf } from '#personal'
import { datesIn, type Said } from './dates.ts'
import { type Due, dueOf, type Moment } from './due.ts'
import type { PromiseKind, PromiseWords } from './shape.ts'
import { promiseWordsOf } from './words.ts'

/** From `from` to before `to`, in UTF-16 units of the text; `due` is null where it is left open: that is to be questioned. */
export type Promised = { kind: PromiseKind; from: number; to: number; due: Due | null }

const sentences = /[^.!?\n]{1,2000}(?:[.!?](?=\d)[^.!?\n]{0,2000}){0,20}[.!?\n]?/g
/** Their dots end no sentence. */
const pages = /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/g
const blanked = (said: string): string => '\u0000'.repeat(said.length)
const quotes = /«[^»]{0,2000}»|“[^”]{0,2000}”|"[^"\n]{0,2000}"|^>.{0,2000}$/gm

/**
 * What a text of ours promises its reader, and by when. Negations, conditions, questions, what was, what others said and
 * what always holds promise nothing. Languages that we cannot read promise nothing either. Pure, and linear in its length.
 */
export function promisesIn(text: string, language: string, moment: Moment): Promised[] {
  const words = promiseWordsOf(language)
  if (!words) return []
  const folded = fold(text)
  const low = folded.low.replaceAll(pages, blanked).replaceAll(quotes, blanked)
  const found: Promised[] = []
  for (const { 0: sentence, index } of low.matchAll(sentences))
    for (const { kind, from, to, due } of inSentence(sentence, words, moment))
      found.push({ kind, due, ...spanOf(folded, index + from, index + to) })
  return found
}

/** `needs`: what else has to be said so that it is a promise. */
type Cue = { from: number; to: number; needs: 'nothing' | 'date' | 'day' | 'promise' }

/** A cue with what is said of when: `own` are the words, `due` what they come to; `isOpen`: soon, it says. */
type Heard = { cue: Cue; own: readonly Said[]; due: Due | undefined; isOpen: boolean; kind: PromiseKind }

function inSentence(sentence: string, words: PromiseWords, moment: Moment): Promised[] {
  if (/\?\s*$/.test(sentence) || words.unmeant.test(sentence)) return []
  const cues = cuesIn(sentence, words)
  if (cues.length === 0) return []
  const dates = datesIn(sentence)
  const all = cues.map((cue, at): Heard => {
    const [start, end] = [cues[at - 1]?.to ?? 0, cues[at + 1]?.from ?? sentence.length]
    const own = dates.filter(date => belongs(sentence, date, cue, cues[at - 1], cues[at + 1]))
    const whens = own.map(({ when }) => when)
    return {
      ...{ cue, own, due: dueOf(whens, moment), isOpen: words.soon.test(sentence.slice(start, end)) },
      kind: kindOf(sentence, cue, start, end, words),
    }
  })
  const found: Promised[] = []
  for (const [at, heard] of all.entries()) {
    const due = dueHeard(heard, found.at(-1), all.slice(at + 1))
    if (isMeant(heard, due, found.length > 0)) found.push({ kind: heard.kind, ...spread(heard), due: due ?? null })
  }
  return found
}

/** "We fix it and call you tomorrow": the date of one holds for the other; a future alone leaves it open. */
function dueHeard(
  { cue, due, isOpen }: Heard,
  before: Promised | undefined,
  behind: readonly Heard[],
): Due | undefined {
  if (due || isOpen) return due
  if (before?.due) return before.due
  return cue.needs === 'nothing' ? undefined : behind.find(next => next.due)?.due
}

function isMeant({ cue, own, due: named, isOpen }: Heard, due: Due | undefined, isPromising: boolean): boolean {
  if (cue.needs === 'nothing') return true
  if (cue.needs === 'promise') return isPromising
  if (cue.needs === 'date') return due !== undefined || isOpen
  return named !== undefined && own.some(({ when }) => when.sort !== 'within')
}

/** After its verb and before the next one; before the first verb; or right before the verb that it belongs to. */
function belongs(sentence: string, date: Said, cue: Cue, last: Cue | undefined, next: Cue | undefined): boolean {
  const isRightBefore = (one: Cue) => date.to <= one.from && /^[ ,]{0,3}$/.test(sentence.slice(date.to, one.from))
  if (date.from >= cue.from)
    return !next || (date.to <= next.from && !isRightBefore(next)) || (date.from < next.from && cue.to > date.from)
  return !last || (date.from >= last.to && isRightBefore(cue))
}

const spread = ({ cue, own }: Heard): { from: number; to: number } => ({
  from: Math.min(cue.from, ...own.map(({ from }) => from)),
  to: Math.max(cue.to, ...own.map(({ to }) => to)),
})

/** By its verb, else by what follows, else by what it is said of. */
function kindOf(sentence: string, cue: Cue, start: number, end: number, { kinds }: PromiseWords): PromiseKind {
  const clause = sentence.slice(cue.from, Math.min(end, cue.from + 90))
  const verb = clause.split(' ').slice(0, 5).join(' ')
  for (const said of [verb, clause, sentence.slice(Math.max(start, cue.from - 90), end)]) {
    const kind = kinds.find(([, pattern]) => pattern.test(said))?.[0]
    if (kind) return kind
  }
  return 'other'
}

function cuesIn(sentence: string, words: PromiseWords): Cue[] {
  const cues: Cue[] = []
  const add = (source: string, needs: Cue['needs']): void => {
    for (const match of sentence.matchAll(patternOf(source))) {
      const [from, to] = [match.index, match.index + match[0].length]
      if (words.denied.test(sentence.slice(Math.max(0, from - 60), from))) continue
      if (!cues.some(one => one.from < to && from < one.to)) cues.push({ from, to, needs })
    }
  }
  add(words.willed, 'nothing')
  add(words.present, 'date')
  if (words.presentOnDay) add(words.presentOnDay, 'day')
  if (words.onward) add(words.onward, 'promise')
  return cues.toSorted((a, b) => a.from - b.from)
}

const cache = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  const known = cache.get(source)
  if (known) return known
  const made = new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g')
  cache.set(source, made)
  return made
}
