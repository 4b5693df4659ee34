import { join } from 'node:path'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { isRecord } from './digest.ts'
import { webChat } from './index.ts'
import { signPass } from './pass.ts'
import { nameFile } from './verify.ts'

const hour = 3_600_000
const placeholder = 'the pass'
const inner = 'it is a place of our own: nothing goes out, nobody answers'
const inBody = 'the pass stands in the body: it tells who writes, and comes over TLS with what they write'

/** The fixtures hold a placeholder where the browser puts its pass. */
export const webChatCase: ChannelCase = {
  channel: webChat,
  values: {
    secret: 'whole & "quoted" secret of the passes',
    identitySecret: 'another secret, of the identities',
    origins: '',
  },
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, { secret = '' }, now) => ({ body: withPass(body, secret, now), headers: {}, query: '' }),
  standIn: async values => nobody(values),
  skips: [
    ...(['verify.body', 'verify.missing'] as const).map(name => ({ case: name, reason: inBody })),
    { case: 'verify.stale', reason: 'a pass has an end, which its own test looks at, and no beginning' },
    ...(
      [
        'send.throttled',
        'send.refused',
        'send.failing',
        'send.unreachable',
        'send.cut',
        'send.late',
        'send.twice',
        'send.found',
      ] as const
    ).map(name => ({ case: name, reason: inner })),
    { case: 'receipts.meet', reason: 'a visitor tells up to when they have read, not which message' },
    { case: 'check.failing', reason: 'there is nobody who could refuse' },
  ],
}

const visitor = {
  id: 'v-77',
  profileKey: 'main',
  name: 'Marta Iborra',
  language: 'es',
  known: { customerNumber: 'C-1042' },
}

/** As the browser would send it: with its pass, and its files under the names that the server gave them. */
function withPass(body: Uint8Array, secret: string, now: number): Uint8Array {
  try {
    const post: unknown = JSON.parse(Buffer.from(body).toString(), (key, value: unknown) =>
      key === 'files' ? named(value, secret) : value,
    )
    if (!isRecord(post) || ('token' in post && post.token !== placeholder)) return body
    return Buffer.from(JSON.stringify({ ...post, token: signPass({ ...visitor, until: now + hour }, secret) }))
  } catch {
    return body
  }
}

function named(files: unknown, secret: string): unknown {
  if (!Array.isArray(files)) return files
  const settings = { secret, identitySecret: '', origins: '' }
  return files.map((file: unknown) =>
    isRecord(file) && typeof file.id === 'string' ? { ...file, id: nameFile(file.id, visitor.id, settings) } : file,
  )
}

const nobody = (values: Record<string, string>): StandIn => ({
  values,
  restMs: 0,
  requests: () => [],
  accepted: () => [],
  next: () => {},
  heard: async () => {},
  receipt: () => Buffer.alloc(0),
  sent: () => [],
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
})
