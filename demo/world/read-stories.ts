import type { PromiseMatter } from '#protocol'
import type { Person } from '../phone/phone-app.ts'
import type { Given } from './give.ts'
import type { Mark } from './mark.ts'
import { personNamed } from './people.ts'
import type { Promised } from './promise.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** One thing that happens in a story. `at` is epoch milliseconds. */
export type Step = { story: string; number: number; at: number } & StepDeed

export type StepDeed =
  | { kind: 'says'; text: string; subject?: string; stars?: number; picture?: string }
  | { kind: 'answers'; text: string }
  | { kind: 'notes'; text: string }
  | { kind: 'reacts'; emoji: string; by: 'person' | 'brand' }
  | { kind: 'closes'; reason: string }
  | { kind: 'snoozes'; ms: number }
  | ({ kind: 'gives' } & Given)
  | Mark
  | Promised

export type Story = { id: string; brand: string; place: string; person: Person; agent: string; steps: Step[] }

/**
 * Stories as they are written in demo/stories:
 *
 *     == place · person (language) · when · colleague
 *     > what the customer says     < what the brand answers     # a note
 *     + a reaction of the customer   * one of the brand          ~ 2h: time passes
 *     = the reason for which it is closed      z 20h: put aside for so long
 *     % a gesture 12,00: why; without the amount it costs nothing
 *     p call 16h: what the answer promises, of which matter, until when
 *     g how it goes with it   k how it was kept   r 2d: another date, to which they agreed
 *     @ tag, tag   : field = value   ^ the queue of a team   & its case   ! its incident: what is known of it
 *
 * `when` is "12d 10:05" (days ago, in UTC) or "3h" or "25m" (ago). In what the customer says "[…]" is a subject,
 * "★★★" gives stars, "{mug}" is a picture, and "¶" begins a new line.
 */
export function readStories(brand: string, text: string, now: number): Story[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((written, place) => readStory(brand, written, `${brand}-${place + 1}`, now))
}

function readStory(brand: string, written: string, id: string, now: number): Story {
  const [head = '', ...lines] = written.trim().split('\n')
  const [place = '', who = '', when = '', agent = ''] = head.split('·').map(each => each.trim())
  const [, name = '', language] = /^(.*?)(?: \((\w+)\))?$/.exec(who) ?? []
  let at = momentOf(when, now)
  let before = ''
  const steps: Step[] = []
  for (const line of lines.filter(each => each.trim() !== '')) {
    const mark = line[0]!
    const said = line.slice(2).trim().replaceAll('¶', '\n')
    if (mark === '~') {
      at += lengthOf(said)
      before = ''
      continue
    }
    if (marks.has(mark)) {
      const number = firstMark + steps.filter(step => step.number >= firstMark).length
      steps.push({ story: id, number, at: at + (number - firstMark + 1) * second, ...markOf(mark, said) })
      continue
    }
    const number = steps.filter(step => step.number < firstMark).length
    if (before !== '') at += restBetween(before, mark, { count: number, isLive: place === 'web-chat' })
    steps.push({ story: id, number, at, ...stepOf(mark, said) })
    before = mark
  }
  return { id, brand, place, person: personNamed(name, language), agent, steps }
}

/** People write on within the minute, and are answered within the half hour; who waits in the chat, within the minute. */
function restBetween(before: string, mark: string, { count, isLive }: { count: number; isLive: boolean }): number {
  if (mark === before) return (35 + ((count * 17) % 40)) * 1000
  if (mark === '<' && isLive) return (9 + ((count * 7) % 19)) * second
  return mark === '<' ? (4 + ((count * 7) % 19)) * minute : (2 + ((count * 5) % 9)) * minute
}

function stepOf(mark: string, said: string): StepDeed {
  if (mark === '>') return saying(said)
  if (mark === '<') return { kind: 'answers', text: said }
  if (mark === '#') return { kind: 'notes', text: said }
  if (mark === '+' || mark === '*') return { kind: 'reacts', emoji: said, by: mark === '+' ? 'person' : 'brand' }
  if (mark === '=') return { kind: 'closes', reason: said }
  if (mark === 'z') return { kind: 'snoozes', ms: lengthOf(said) }
  if (mark === '%') return giving(said)
  throw new Error(`A story says "${mark} ${said}", which is no step`)
}

function saying(said: string): StepDeed {
  const [, subject, stars, picture, text = ''] = /^(?:\[(.+?)\] ?)?(?:(★+) ?)?(?:\{(\w+)\} ?)?([^]*)$/.exec(said) ?? []
  return {
    ...{ kind: 'says', text },
    ...(subject ? { subject } : {}),
    ...(stars ? { stars: stars.length } : {}),
    ...(picture ? { picture } : {}),
  }
}

function giving(said: string): StepDeed {
  const [, name = '', euros, reason = ''] = /^(.+?)(?: (\d+,\d\d))?: (.+)$/.exec(said) ?? []
  return { kind: 'gives', name, amount: euros ? Number(euros.replace(',', '')) : null, reason }
}

/** What is done beside the talk is numbered apart and takes no time of it. */
const firstMark = 1000
const marks = new Set(['@', ':', '^', '&', '!', 'p', 'g', 'k', 'r'])

function markOf(mark: string, said: string): Mark | Promised {
  if (mark === 'g' || mark === 'k') return { kind: mark === 'k' ? 'keeps' : 'progresses', how: said }
  if (mark === 'r') return { kind: 'renegotiates', ms: lengthOf(said) }
  const [name, more] = halves(said, mark === ':' ? ' = ' : ': ')
  if (mark === 'p') return promising(name, more)
  if (mark === '@') return { kind: 'tags', names: said.split(', ') }
  if (mark === ':') return { kind: 'fills', label: name, value: more }
  if (mark === '^') return { kind: 'hands', team: said }
  return mark === '&' ? { kind: 'case', title: said } : { kind: 'incident', name, known: more }
}

function promising(head: string, text: string): Promised {
  const [matter = '', length = ''] = head.split(' ')
  return { kind: 'promises', matter: matter as PromiseMatter, ms: lengthOf(length), text }
}

function halves(said: string, between: string): [string, string] {
  const [before = '', ...after] = said.split(between)
  return [before, after.join(between)]
}

const units: Record<string, number> = { m: minute, h: hour, d: day }

function lengthOf(text: string): number {
  const [, number, unit] = /^(\d+)([mhd])$/.exec(text) ?? []
  if (!number) throw new Error(`"${text}" is no length of time`)
  return Number(number) * units[unit!]!
}

function momentOf(text: string, now: number): number {
  const [, days, hours, minutes] = /^(\d+)d (\d+):(\d+)$/.exec(text) ?? []
  if (!days) return now - lengthOf(text)
  const midnight = now - (now % day)
  return midnight - Number(days) * day + Number(hours) * hour + Number(minutes) * minute
}
