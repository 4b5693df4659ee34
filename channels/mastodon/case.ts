import { join } from 'node:path'
import { mastodonRestMs, openMastodon } from '../../test/vendors/mastodon.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, Sending, StandIn } from '../suite/index.ts'
import { mastodon } from './index.ts'

const token = 'a "token" of the case & more'

export const nora = { id: '971', username: 'nora', acct: 'nora@other.social', display_name: 'Nora :verified:' }

export const mastodonCase: ChannelCase = {
  channel: mastodon,
  values: { instance: 'https://acme.social', token },
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: body => ({ body, headers: {}, query: '' }),
  standIn: openStandIn,
  skips: [
    { case: 'verify.genuine', reason: 'nobody calls us: what comes by the hook is nobody’s, and is refused' },
    { case: 'receipts.meet', reason: 'servers tell nobody what has been read' },
  ],
}

/** With a public thread on it, a private one behind a warning, and a post of the brand: what the fixtures answer. */
async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const vendor = await openMastodon({ token: values.token!, now: () => suiteNow })
  const root = vendor.posts({ text: 'New mugs are here!' })
  vendor.writes(nora, { text: '@acme mine is broken', replyTo: root })
  vendor.writes(nora, { text: '@acme my order 77 is late', visibility: 'direct', spoiler_text: 'complaint' })
  vendor.posts({ text: '@nora@other.social On its wya', replyTo: root })
  const before = new Set(vendor.written())
  let isListening = false
  return {
    values: { ...values, instance: vendor.address },
    restMs: mastodonRestMs,
    requests: () => vendor.deeds().map(sendingOf),
    accepted: () => vendor.written().filter(id => !before.has(id)),
    next: mood => vendor.next(mood),
    heard: vendor.heardDeeds,
    receipt: () => Buffer.alloc(0),
    sent: () => [],
    close: vendor.close,
    [Symbol.asyncDispose]: vendor.close,
    signIn: {
      // Each app names its own.
      registers: () => {},
      press: pressAt,
      holds: lent => vendor.apps.holds(lent.token ?? ''),
    },
    profile: {
      key: 'main',
      text: () => vendor.profile.note,
      writes: note => void (vendor.profile.note = note),
      rest: () => vendor.profile.fields,
      changes: () => vendor.profile.changes,
    },
    posts: {
      profileKey: 'main',
      there: () => [...vendor.kept.statuses.keys()],
      remove: id => void vendor.kept.statuses.delete(id),
    },
    person: { id: nora.acct, profileKey: 'main', name: 'Nora' },
    async comes(count) {
      if (!isListening) await vendor.listened
      isListening = true
      return Array.from(
        { length: count },
        (_, index) => `status:${vendor.writes(nora, { text: `@acme ${index}`, replyTo: root })}`,
      )
    },
  }
}

type Seen = ReturnType<Awaited<ReturnType<typeof openMastodon>>['deeds']>[number]

const sendingOf = ({ method, path, headers, body }: Seen): Sending => ({
  ...{ method, path, headers },
  body:
    body instanceof FormData ? Object.fromEntries([...body].map(([key, each]) => [key, fileOr(each)])) : (body ?? null),
})

const fileOr = (value: string | File): unknown =>
  value instanceof File ? { name: value.name, type: value.type, size: value.size } : value
