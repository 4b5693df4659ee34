import { hash } from 'node:crypto'
import { reachOf, rowsOf } from '#conversations'
import type { Database, Tx } from '#db'
import { type Clock, day, hour, second } from '#lib'
import type { JobTasks } from '#log'
import { findChoices, findNotificationOf } from '#notifications'
import type { Vault } from '#profiles'
import type { Pushed, PushSubscribing } from '#protocol'
import { openOffersOf } from '#routing'
import webPush, { type RequestOptions } from 'web-push'
import { type Push, pushTask } from './due.ts'
import type { PushKeys } from './keys.ts'
import { offerTask, type OfferPush } from './on-offered.ts'
import { deleteSubscription, findBrowser } from './store.ts'

type Means = {
  database: Database
  vault: Vault
  keys: PushKeys
  /** For addresses that others chose: browsers name their push service. */
  fetch: typeof fetch
  publicAddress: () => string
  now: Clock
  failed: (error: unknown) => void
}

const patienceMs = 20 * second

/** The browser has let go of it, or it was made for the keys of another installation. */
const gone: ReadonlySet<number> = new Set([403, 404, 410])

/** What can wait for the phone to be taken up wakes nobody. */
const urgent: ReadonlySet<Pushed['kind']> = new Set([
  'offered',
  'mentioned',
  'asked',
  'failed',
  'wrote',
  'alerted',
  'overdue',
  'unserved',
])

export const pushTasks = (means: Means): JobTasks => ({
  [pushTask]: payload => send(means, tx => prepare(tx, payload as Push)),
  [offerTask]: payload => send(means, tx => prepareOffer(tx, payload as OfferPush, means.now())),
})

/** @throws when it is to be tried again */
async function send(means: Means, prepared: (tx: Tx) => Promise<Ready | undefined>): Promise<void> {
  const { database, vault, fetch, failed } = means
  const ready = await database.engine(prepared)
  if (!ready) return
  const { browser } = ready
  const subscription = JSON.parse(vault.open(browser.sealed)) as PushSubscribing
  const { endpoint, ...request } = requestOf(means, subscription, ready)
  const answer = await fetch(endpoint, { ...request, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
  await answer.body?.cancel()
  if (answer.status === 429 || answer.status >= 500) throw new Error(`The push service answers ${answer.status}`)
  if (gone.has(answer.status)) await database.engine(tx => deleteSubscription(tx, browser.id))
  else if (!answer.ok) failed(new Error(`The push service refuses: ${answer.status}`))
}

/** `keepMs`: for how long the push service is to try. */
type Ready = { pushed: Pushed; browser: NonNullable<Awaited<ReturnType<typeof findBrowser>>>; keepMs: number }

/** Undefined when there is nothing left to tell, or nobody to tell it to. */
async function prepare(tx: Tx, { workspaceId, notificationId, browserId }: Push): Promise<Ready | undefined> {
  const [told, browser] = await Promise.all([
    findNotificationOf(tx, { workspaceId, id: notificationId }),
    findBrowser(tx, browserId),
  ])
  if (!told || told.readAt !== null || !browser) return undefined
  const { kind, conversationId } = told
  const { language } = browser
  const keepMs = kind === 'wrote' ? 4 * hour : day
  if (conversationId === null)
    return { pushed: { kind, workspace: workspaceId, conversation: null, language }, browser, keepMs }
  const named = [{ workspaceId, id: conversationId }]
  const [[row], reaches, [chosen]] = await Promise.all([rowsOf(tx, named), reachOf(tx, named), findChoices(tx, [told])])
  // It may have gone to others since, whose matter it is now.
  if (!row || !reaches({ ...told, kind: 'person' }, conversationId)) return undefined
  const name = chosen?.choices.showsNames ? row.name : undefined
  const pushed = { kind, workspace: workspaceId, conversation: conversationId, language, ...(name ? { name } : {}) }
  return { pushed, browser, keepMs }
}

/** The same of what lies before somebody: who it is they see when they look. */
async function prepareOffer(tx: Tx, push: OfferPush, now: number): Promise<Ready | undefined> {
  const { workspaceId, agentId, number, browserId } = push
  const [offers, browser] = await Promise.all([openOffersOf(tx, workspaceId, agentId), findBrowser(tx, browserId)])
  const offer = offers.find(each => each.number === number)
  if (!offer || offer.expiresAt <= now || !browser) return undefined
  const { conversationId: conversation, expiresAt } = offer
  const { language } = browser
  return {
    pushed: { kind: 'offered', workspace: workspaceId, conversation, language },
    browser,
    keepMs: expiresAt - now,
  }
}

/** Encrypted for the browser (RFC 8291), signed for its push service (RFC 8292); a later one takes the place of an earlier one. */
function requestOf({ keys, publicAddress }: Means, subscription: PushSubscribing, { pushed, keepMs }: Ready) {
  const address = publicAddress()
  const options: RequestOptions = {
    vapidDetails: { subject: address.startsWith('https:') ? address : 'mailto:sobremesa@localhost', ...keys },
    TTL: Math.ceil(keepMs / second),
    contentEncoding: 'aes128gcm',
    urgency: urgent.has(pushed.kind) ? 'high' : 'normal',
    topic: hash('sha256', `${pushed.conversation ?? pushed.workspace}/${pushed.kind}`, 'base64url').slice(0, 32),
  }
  const { endpoint, method, headers, body } = webPush.generateRequestDetails(
    subscription,
    JSON.stringify(pushed),
    options,
  )
  const written = Object.entries(headers).filter(([name]) => name !== 'Content-Length')
  return {
    endpoint,
    method,
    headers: written.map(([name, value]) => [name, String(value)] as [string, string]),
    body: new Uint8Array(body),
  }
}
