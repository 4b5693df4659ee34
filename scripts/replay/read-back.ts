import { pause } from '#lib'
import type { Message, Page, ParkedCard, Row } from '#protocol'
import type { Api } from './api.ts'
import type { StoredMessage } from './figures.ts'
import { inParallel } from './parallel.ts'

/** A brand's profile, and how many messages it should have. */
export type Expected = { brand: string; profileId: string; connectionId: string; count: number }

export type ReadBack = { byBrand: Map<string, StoredMessage[]>; parked: ParkedCard[] }

type Means = {
  api: Api
  signal: AbortSignal
  /** So many of all have been found. */
  found: (count: number) => void
}

const side = 6
const lookAgainMs = 250
const patienceMs = 20_000
const parkedPatienceMs = 1000

/**
 * Reads what the profiles have of the replay. What was posted is stored a moment later, so it looks again until all of
 * it is there, or nothing more comes for a while: a short one when as many are parked as are missing.
 */
export async function readBack(expected: readonly Expected[], { api, signal, found }: Means): Promise<ReadBack> {
  const byBrand = new Map<string, StoredMessage[]>()
  const total = () => byBrand.values().reduce((sum, each) => sum + each.length, 0)
  const missing = () => expected.filter(each => (byBrand.get(each.brand)?.length ?? 0) < each.count)
  const ours = new Set(expected.map(each => each.connectionId))
  let parked: ParkedCard[] = []
  let quietSince = performance.now()
  for (;;) {
    const before = total()
    for (const { brand, profileId } of missing()) byBrand.set(brand, await messagesOf(api, profileId))
    found(total())
    parked = (await api.get<ParkedCard[]>('/parked')).filter(each => ours.has(each.connectionId))
    if (total() > before) quietSince = performance.now()
    const lacking = missing().reduce((sum, { brand, count }) => sum + count - byBrand.get(brand)!.length, 0)
    const patience = parked.length >= lacking ? parkedPatienceMs : patienceMs
    if (lacking === 0 || signal.aborted || performance.now() - quietSince > patience) return { byBrand, parked }
    await pause(lookAgainMs, signal)
  }
}

/** The historic messages of a profile, those of a conversation one after the other. */
async function messagesOf(api: Api, profileId: string): Promise<StoredMessage[]> {
  const found = new Map<string, StoredMessage[]>()
  for (let after: string | null = ''; after !== null;) {
    const asked: Record<string, string> = { view: 'all', profile: profileId, limit: '200', ...(after ? { after } : {}) }
    const page: Page<Row> = await api.get(`/conversations?${new URLSearchParams(asked)}`)
    await inParallel(page.rows, side, async ({ id }) => void found.set(id, await conversation(api, id)))
    after = page.next
  }
  return [...found.values()].flat()
}

async function conversation(api: Api, id: string): Promise<StoredMessage[]> {
  const found: Message[] = []
  for (let before: string | null = ''; before !== null;) {
    const asked: Record<string, string> = { limit: '200', ...(before ? { before } : {}) }
    const page: Page<Message> = await api.get(`/conversations/${id}/messages?${new URLSearchParams(asked)}`)
    found.unshift(...page.rows)
    before = page.next
  }
  return found.filter(each => each.historic).map(storedOf)
}

const storedOf = ({ id, conversationId, direction, author, at, text, quote }: Message): StoredMessage => ({
  id,
  conversationId,
  direction,
  isByPerson: author.kind === 'agent',
  author: author.name,
  at,
  text: text ?? '',
  quoteId: quote?.id,
})
