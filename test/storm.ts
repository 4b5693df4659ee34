/** A storm that goes through a running server: a quiet day of a brand, then many people who say the same, and a troll beside them. */
import { hour, minute } from '#lib'
import type { Inbound } from '#channel'

/** A message as its platform tells it. */
type Brought = Inbound & { at: number }

/** What is written, by whom it is all the same. */
export type StormTexts = {
  /** What customers write on any day, and some of it well of the brand. */
  usual: readonly string[]
  praise: readonly string[]
  /** Many people, each in their own words, about one thing. */
  surge: readonly string[]
  /** One person, over and over: first what they ask for, and what we answer to it. */
  troll: readonly string[]
  asks: string
  answer: string
}

export type StormHouse = {
  /** Brings what a platform tells, as its hook gets it. */
  bring(events: readonly Brought[]): Promise<unknown>
  clock: { set(at: number): void }
  /** Waits until all that was brought is read. */
  settle(): Promise<unknown>
  /** One of ours answers somebody, in public. */
  answer(name: string, text: string): Promise<unknown>
  /** Looks whether more people complain than usual, at the time of the clock. */
  look(): Promise<unknown>
}

export type Storm = {
  texts: StormTexts
  /** When it is over: the clock stands there then. */
  until: number
  /** Hours that are as always, and how many write in each. */
  quietHours: number
  anHour: number
  /** How many more write in each of the hours that follow. */
  surge: readonly number[]
  trollPosts: number
}

/** People of a day like any other, who write each in their turn. */
const people = ['Nuria', 'Tomás', 'Irene', 'Pau', 'Leire', 'Manel', 'Carme', 'Iván', 'Sabela', 'Jon', 'Aitana', 'Bea']

/** Everything that was said by then, hour by hour, the clock with it. */
export async function brewStorm(house: StormHouse, storm: Storm): Promise<void> {
  const { until, quietHours, surge } = storm
  const hours = quietHours + surge.length
  for (let each = 0; each < hours; each++) {
    const from = until - (hours - each) * hour
    const extra = surge[each - quietHours] ?? 0
    const events = [...quietHour(storm, from, each), ...surgeHour(storm, from, extra), ...trollHour(storm, from, each)]
    house.clock.set(from + hour)
    await house.bring(events.toSorted((one, other) => one.at - other.at))
    await house.settle()
    if (each === firstOfTroll(storm)) await house.answer(troll, storm.texts.answer)
    await house.look()
  }
}

/** Who insists; they begin so many hours before it is over. */
const troll = '@verdadsincafe'
const trollHours = 12
const firstOfTroll = ({ quietHours, surge }: Storm): number => Math.max(0, quietHours + surge.length - trollHours)

type Said = { by: string; text: string; at: number; isPublic: boolean }

function quietHour({ texts, anHour }: Storm, from: number, hourOf: number): Brought[] {
  return Array.from({ length: anHour }, (_, each) => {
    const number = hourOf * anHour + each
    const by = `${people[number % people.length]!} ${number % 60}`
    return say({
      by,
      text: pick([...texts.usual, ...texts.praise], number),
      at: from + spread(each, anHour),
      isPublic: each % 2 === 0,
    })
  })
}

const surgeHour = ({ texts }: Storm, from: number, count: number): Brought[] =>
  Array.from({ length: count }, (_, each) =>
    say({
      ...{ by: `${people[each % people.length]!} ${from / hour}-${each}`, text: pick(texts.surge, each + from / hour) },
      ...{ at: from + spread(each, count), isPublic: each % 3 !== 0 },
    }),
  )

/** What they ask for, and then ever more as the hours go by. */
function trollHour(storm: Storm, from: number, each: number): Brought[] {
  const { texts, trollPosts } = storm
  const begun = each - firstOfTroll(storm)
  if (begun < 0) return []
  if (begun === 0) return [say({ by: troll, text: texts.asks, at: from + minute, isPublic: true })]
  const count = Math.round((trollPosts * begun * 2) / (trollHours * (trollHours - 1)))
  return Array.from({ length: count }, (_, post) =>
    say({ by: troll, text: pick(texts.troll, post + begun), at: from + spread(post, count), isPublic: true }),
  )
}

const spread = (each: number, of: number): number => minute + Math.floor((each * 57 * minute) / Math.max(1, of))
const pick = (texts: readonly string[], number: number): string => texts[Math.floor(number) % texts.length]!

function say({ by, text, at, isPublic }: Said): Brought {
  const key = `${by} ${at} ${text.length}`
  return {
    ...{ kind: 'message', key, externalId: key, profileKey: 'main', lane: by, at },
    from: { id: by, name: by },
    text,
    visibility: isPublic ? 'public' : 'private',
  } as Brought
}
