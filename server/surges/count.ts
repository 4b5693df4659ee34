import { type Hash, nearness } from './simhash.ts'

/** What somebody said against the brand: who, when and where. */
export type Mention = {
  id: string
  at: number
  /** A person, with all accounts that are known to be theirs. */
  author: string
  /** The account was not known a week before. */
  isYoung: boolean
  hash: Hash | null
  channel: string
  place: string
}

export type Count = {
  /** Distinct authors, copies of young accounts for a quarter: what alarms go by. */
  weight: number
  authors: number
  messages: number
  /** As how many authors of equal share they write: 1/Σp². */
  effective: number
  /** What share of the messages the one has who wrote most. */
  topShare: number
}

/** Both bounds of a copy: its bits, and what it weighs. */
const nearest = 3
const copyWeight = 0.25
/** Whoever makes texts to fall together costs no more than this. */
const mostCompared = 500

/** What is there decides, not the order in which it came: of texts that repeat each other the first one is no copy. */
export function countAuthors(mentions: readonly Mention[]): Count {
  const weights = new Map<string, number>()
  const written = new Map<string, number>()
  const said = saidBefore()
  for (const mention of mentions.toSorted(byTime)) {
    const { author } = mention
    const isCopy = mention.isYoung && mention.hash !== null && said.has(mention.hash, author)
    weights.set(author, Math.max(weights.get(author) ?? 0, isCopy ? copyWeight : 1))
    written.set(author, (written.get(author) ?? 0) + 1)
    if (mention.hash !== null) said.add(mention.hash, author)
  }
  const each = [...written.values()]
  const squares = each.reduce((sum, count) => sum + count * count, 0)
  const messages = mentions.length
  return {
    weight: [...weights.values()].reduce((sum, weight) => sum + weight, 0),
    authors: weights.size,
    messages,
    effective: squares === 0 ? 0 : messages ** 2 / squares,
    topShare: messages === 0 ? 0 : each.reduce((most, count) => Math.max(most, count), 0) / messages,
  }
}

const mostShare = 0.2
const mostShouting = 4

/** Without those who write a fifth of it or more each: nobody hides what the others say by shouting. */
export function withoutShouting(mentions: readonly Mention[]): readonly Mention[] {
  let left = mentions
  for (let each = 0; each < mostShouting; each++) {
    const [loudest = '', written = 0] = loudestOf(left)
    if (written <= mostShare * left.length) break
    left = left.filter(({ author }) => author !== loudest)
  }
  return left
}

/** Who wrote most, and how much; of equals whoever comes first by name. */
const loudestOf = (mentions: readonly Mention[]): [author?: string, written?: number] =>
  [...Map.groupBy(mentions, ({ author }) => author)]
    .map(([author, said]): [string, number] => [author, said.length])
    .toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0] ?? []

const byTime = (one: Mention, other: Mention): number => one.at - other.at || (one.id < other.id ? -1 : 1)

type Said = { hash: Hash; author: string }

/** Texts that differ in three bits at most have one of four quarters in common: only those are compared. */
function saidBefore() {
  const byQuarter = new Map<number, Said[]>()
  const once = new Set<string>()
  return {
    has: (hash: Hash, author: string): boolean =>
      quarters(hash).some(quarter =>
        (byQuarter.get(quarter) ?? [])
          .slice(-mostCompared)
          .some(before => before.author !== author && nearness(before.hash, hash) <= nearest),
      ),
    add(hash: Hash, author: string): void {
      const key = `${hash.high}/${hash.low}/${author}`
      if (once.has(key)) return
      once.add(key)
      for (const quarter of quarters(hash)) {
        const there = byQuarter.get(quarter)
        if (there) there.push({ hash, author })
        else byQuarter.set(quarter, [{ hash, author }])
      }
    },
  }
}

const quarters = ({ high, low }: Hash): number[] => [
  high >>> 16,
  0x10000 + (high & 0xffff),
  0x20000 + (low >>> 16),
  0x30000 + (low & 0xffff),
]
