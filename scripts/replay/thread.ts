import type { FileMessage } from './read-file.ts'

/** A message on its way to one brand's profile. `due` is its place in the order of the replay, in epoch milliseconds. */
export type PlacedMessage = {
  brand: string
  id: string
  lane: string
  /** Who wrote it, or to whom the brand wrote it. */
  customer: string
  isBrands: boolean
  at: number
  due: number
  text: string
  answers: string | undefined
}

/** What has no place in any conversation, and why. */
export type Unplaced = { id: string; line: number; reason: 'no-text' | 'repeated' | 'no-brand' | 'to-nobody' }

export type Placed = { placed: PlacedMessage[]; unplaced: Unplaced[] }

type Known = FileMessage & { root: string; depth: number; due: number }

/**
 * Who writes to whom. A thread is what hangs together by reply links inside the file. A customer's message goes to every
 * brand that answers it and to the one that it answers, else to the brands of its thread; a brand's message to the
 * customer whom it answers. In the order of time, and never before what it answers. Pure.
 */
export function place(messages: readonly FileMessage[]): Placed {
  const first = new Map<string, FileMessage>()
  for (const each of messages) if (!first.has(each.id)) first.set(each.id, each)
  const known = link(first)
  const brands = brandsOf(known)
  const placed: PlacedMessage[] = []
  const unplaced: Unplaced[] = []
  for (const message of messages) {
    const { id, line } = message
    const found = first.get(id) === message ? placesOf(known.get(id)!, known, brands) : 'repeated'
    if (typeof found === 'string') unplaced.push({ id, line, reason: found })
    else placed.push(...found)
  }
  const depth = (each: PlacedMessage) => known.get(each.id)!.depth
  return { placed: placed.toSorted((a, b) => a.due - b.due || depth(a) - depth(b)), unplaced }
}

/** Finds each message's root, without recursion and though links may run in a circle: there the circle is cut. */
function link(first: ReadonlyMap<string, FileMessage>): Map<string, Known> {
  const known = new Map<string, Known>()
  for (const message of first.values()) {
    const way: FileMessage[] = []
    const seen = new Set<string>()
    for (let at: FileMessage | undefined = message; at && !known.has(at.id) && !seen.has(at.id);) {
      way.push(at)
      seen.add(at.id)
      at = at.answers === undefined ? undefined : first.get(at.answers)
    }
    for (const each of way.toReversed()) {
      const parent = each.answers === undefined ? undefined : known.get(each.answers)
      const { root = each.id, depth = -1, due = each.at } = parent ?? {}
      known.set(each.id, { ...each, root, depth: depth + 1, due: Math.max(due, each.at) })
    }
  }
  return known
}

type Brands = { answering: Map<string, Set<string>>; inThread: Map<string, Set<string>> }

/** Which brands answer a message, and which write in a thread. */
function brandsOf(known: ReadonlyMap<string, Known>): Brands {
  const brands: Brands = { answering: new Map(), inThread: new Map() }
  const add = (to: Map<string, Set<string>>, key: string, brand: string) => {
    const found = to.get(key)
    if (found) found.add(brand)
    else to.set(key, new Set([brand]))
  }
  for (const { isCustomers, author, answers, root } of known.values()) {
    if (isCustomers) continue
    add(brands.inThread, root, author)
    if (answers !== undefined) add(brands.answering, answers, author)
  }
  return brands
}

function placesOf(
  message: Known,
  known: ReadonlyMap<string, Known>,
  brands: Brands,
): PlacedMessage[] | Unplaced['reason'] {
  if (message.text === '') return 'no-text'
  const { id, root: lane, at, due, text, answers } = message
  const common = { id, lane, at, due, text, answers, isBrands: !message.isCustomers }
  if (message.isCustomers) {
    const to = brandsFor(message, known, brands)
    return to.length === 0 ? 'no-brand' : to.map(brand => ({ ...common, brand, customer: message.author }))
  }
  const customer = customerFor(message, known)
  return customer === undefined ? 'to-nobody' : [{ ...common, brand: message.author, customer }]
}

function brandsFor({ id, root, answers }: Known, known: ReadonlyMap<string, Known>, brands: Brands): string[] {
  const parent = answers === undefined ? undefined : known.get(answers)
  const asked = parent && !parent.isCustomers ? [parent.author] : []
  const direct = new Set([...(brands.answering.get(id) ?? []), ...asked])
  return [...(direct.size > 0 ? direct : (brands.inThread.get(root) ?? []))]
}

/** The nearest customer up the thread, else the one whose number the text begins with. */
function customerFor(message: Known, known: ReadonlyMap<string, Known>): string | undefined {
  for (let at: Known | undefined = message; at; at = at.depth === 0 ? undefined : known.get(at.answers!)) {
    if (at.isCustomers) return at.author
  }
  return /^@(\d+)\b/.exec(message.text)?.[1]
}
