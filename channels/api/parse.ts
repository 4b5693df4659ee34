import { hash } from 'node:crypto'
import type { Author, Inbound, Raw } from '#channel'
import { parseParts } from './parse-part.ts'
import {
  type Fields,
  fields,
  flag,
  id,
  isFields,
  list,
  Malformed,
  oneOf,
  optionalId,
  present,
  text,
  time,
} from './read.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const profileShape = /^[A-Za-z0-9._-]{1,64}$/

/** What the events of a request are. One that has not the documented shape becomes `unknown`, alone. */
export function parse(raw: Raw): Inbound[] {
  const place = hash('sha256', raw.body, 'hex').slice(0, 32)
  try {
    const body = fields(JSON.parse(utf8.decode(raw.body)), 'the body')
    return list(body.events, 'events').map((event, index) => parseEvent(event, `${place}.${index}`))
  } catch (error) {
    const what = error instanceof Malformed ? error.message : 'the body is not JSON in UTF-8'
    return [unknown(`malformed: ${what}`, place)]
  }
}

const unknown = (what: string, place: string, profileKey = 'main'): Inbound => ({
  kind: 'unknown',
  key: `unknown:${place}`,
  profileKey,
  lane: 'unknown',
  what,
})

function parseEvent(event: unknown, place: string): Inbound {
  try {
    const from = fields(event, 'an event')
    const type = id(from, 'type')
    const known = readers[type]
    return Object.hasOwn(readers, type) && known
      ? known(from, commonOf(from, type))
      : unknown(`type ${type}`, place, profileOf(from))
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const named = isFields(event) && typeof event.type === 'string' ? `${event.type.slice(0, 40)}: ` : ''
    return unknown(`malformed: ${named}${error.message}`, place)
  }
}

type Common = { key: string; profileKey: string; lane: string; at?: number }

function commonOf(from: Fields, type: string): Common {
  const profileKey = profileOf(from)
  const key = `${type}:${profileKey}:${id(from, 'id')}`
  const lane =
    optionalId(from, 'thread') ?? optionalId(isFields(from.from) ? from.from : {}, 'id') ?? optionalId(from, 'target')
  return { key, profileKey, lane: lane ?? 'main', ...present({ at: time(from, 'at') }) }
}

function profileOf(from: Fields): string {
  const profile = text(from, 'profile') ?? 'main'
  if (!profileShape.test(profile))
    throw new Malformed('profile is not a name of letters, digits, dot, dash and underscore')
  return profile
}

const readers: Record<string, (from: Fields, common: Common) => Inbound> = {
  message: (from, common) => {
    const parts = parseParts(from)
    const content = text(from, 'text')
    if (!content && !parts) throw new Malformed('there is neither text nor a part')
    return {
      kind: 'message',
      ...common,
      externalId: id(from, 'id'),
      from: authorOf(from),
      visibility: oneOf(from, 'visibility', ['public', 'private']) ?? 'private',
      ...(flag(from, 'echo') ? { echo: true } : {}),
      ...(flag(from, 'historic') ? { historic: true } : {}),
      ...present({ text: content, subject: text(from, 'subject'), quoteOf: optionalId(from, 'quoteOf'), parts }),
    }
  },
  edit: (from, common) => {
    const changed = present({ text: text(from, 'text'), parts: parseParts(from) })
    return { kind: 'edit', ...common, targetId: id(from, 'target'), ...changed }
  },
  deletion: (from, common) => ({ kind: 'deletion', ...common, targetId: id(from, 'target') }),
  reaction: (from, common) => {
    const emoji = text(from, 'emoji') ?? null
    if (emoji !== null && (emoji === '' || emoji.length > 40)) throw new Malformed('emoji is empty or no single emoji')
    return { kind: 'reaction', ...common, targetId: id(from, 'target'), from: authorOf(from), emoji }
  },
  receipt: (from, common) => {
    const state = oneOf(from, 'state', ['delivered', 'read', 'failed'])
    if (!state) throw new Malformed('state is missing')
    const said = present({ code: text(from, 'code'), text: text(from, 'text') })
    if (!flag(from, 'upTo')) return { kind: 'receipt', ...common, targetId: id(from, 'target'), state, ...said }
    return { kind: 'receipt', ...common, upTo: true, from: authorOf(from), state, ...said }
  },
}

function authorOf(event: Fields): Author {
  const from = fields(event.from, 'from')
  return {
    id: id(from, 'id'),
    ...present({
      scope: oneOf(from, 'scope', ['profile', 'channel']),
      name: text(from, 'name'),
      handle: text(from, 'handle'),
      picture: text(from, 'picture'),
      language: text(from, 'language'),
      known: knownOf(from),
    }),
  }
}

function knownOf(from: Fields): Record<string, string> | undefined {
  if (from.known === undefined || from.known === null) return undefined
  const known = fields(from.known, 'known')
  const facts = ['email', 'phone', 'customerNumber'].flatMap(key => {
    const value = text(known, key)
    return value === undefined ? [] : [[key, value] as const]
  })
  return facts.length === 0 ? undefined : Object.fromEntries(facts)
}
