import type { Mood } from '../../channels/suite/index.ts'
import {
  complaint,
  fieldsIn,
  fine,
  fromStore,
  type Hook,
  hookOf,
  inMood,
  isProven,
  openGraphServer,
  parametersOf,
  success,
  tokenOf,
  unknownObject,
  wrongProof,
} from './graph.ts'
import {
  actionFault,
  messageFault,
  type Rules,
  type Said,
  shownMessage,
  type Talks,
  windowFault,
} from './graph-talks.ts'
import { instagramHooks, type InstagramHooks } from './instagram-hooks.ts'
import type { Answer, Seen, VendorServer } from './vendor-server.ts'

export type InstagramComment = {
  id: string
  /** The comment above it; undefined for those right below a post. */
  parent?: string
  media: string
  author: string
  text: string
  at: number
  isHidden: boolean
  wasRepliedTo: boolean
}

export type Instagram = Pick<VendorServer, 'address' | 'next' | 'heard' | 'watch' | 'treat' | 'close'> &
  AsyncDisposable & {
    /** All that was asked, but for tokens. */
    requests(): Seen[]
    talks: Talks
    comments: Map<string, InstagramComment>
    /** What the brand wrote where it was mentioned. */
    mentions: { id: string; media: string; comment?: string; message: string }[]
    subscribed: Set<string>
    /** How often the token was renewed. */
    renewals: { count: number }
    /** What has been sent to the hook of the app, signed. */
    hooks: Hook[]
    /** Makes what the platform sends when somebody does something; the stand-in knows of it from then on. */
    happens: InstagramHooks
  }

export type InstagramSettings = {
  appSecret: string
  /** That of the account itself, or (beginning otherwise than IG) of who runs the page to which it is linked. */
  token: string
  now?: () => number
  account?: { id: string; username: string; name: string }
  people?: { id: string; username: string; name: string }[]
}

export const instagramPageToken = 'page-token-of-the-linked-page'
const appId = '2002'
const needed = ['instagram_basic', 'instagram_manage_messages', 'instagram_manage_comments', 'pages_manage_metadata']
const fieldsOfApp = [
  ...['messages', 'messaging_postbacks', 'messaging_seen', 'message_reactions', 'comments', 'live_comments'],
  ...['mentions', 'messaging_referral', 'messaging_optins', 'messaging_handover', 'standby', 'message_edit'],
]
const rules: Rules = {
  longest: 1000,
  measure: text => Buffer.byteLength(text),
  outside: 2534022,
  attachments: ['image', 'audio', 'video', 'file', 'like_heart', 'MEDIA_SHARE'],
}
const longestComment = 2200
const weekMs = 7 * 86_400_000

type Account = { id: string; username: string; name: string }
type State = Required<InstagramSettings> &
  Pick<Instagram, 'talks' | 'comments' | 'mentions' | 'subscribed' | 'hooks' | 'happens' | 'renewals'> & {
    account: Account
    isLinked: boolean
  }

/** A professional account of the platform and people who can write to it, by either way to sign in. */
export async function openInstagram(settings: InstagramSettings): Promise<Instagram> {
  const { now = Date.now, appSecret, token } = settings
  const account = settings.account ?? { id: '17841400000000001', username: 'urraca', name: 'Urraca' }
  const hooks: Hook[] = []
  const talks: Talks = { said: [], actions: [], heard: new Map() }
  const comments = new Map<string, InstagramComment>()
  const send = (content: object) => {
    const hook = hookOf(content, appSecret)
    hooks.push(hook)
    return hook
  }
  const state: State = {
    ...settings,
    ...{ now, account, talks, comments, hooks, mentions: [], renewals: { count: 0 }, subscribed: new Set<string>() },
    people: settings.people ?? [{ id: '9001', username: 'nora_k', name: 'Nora Klein' }],
    isLinked: !token.startsWith('IG'),
    happens: instagramHooks({ now, talks, comments, account: account.id, send }),
  }
  const server = await openGraphServer((seen, mood) => answer(seen, mood, state))
  const { address, next, heard, close, counted, watch, treat } = server
  const dispose = server[Symbol.asyncDispose]
  return { ...state, address, next, heard, close, watch, treat, requests: counted, [Symbol.asyncDispose]: dispose }
}

function answer(seen: Seen, mood: Mood | 'well', state: State): Answer {
  const [version, ...steps] = seen.path.slice(1).split('/').map(decodeURIComponent)
  if (version === 'refresh_access_token') return renewed(seen, state)
  if (!/^v\d+\.\d$/.test(version ?? '')) return fromStore(seen)
  const refused = inMood(mood, seen)
  if (refused) return refused
  if (!isProven(seen, state.appSecret)) return wrongProof
  const token = tokenOf(seen)
  if (state.isLinked && token === `${appId}|${state.appSecret}` && steps[0] === 'debug_token') return debug(seen, state)
  if (state.isLinked && token === state.token) return ofPerson(steps, state)
  if (token !== (state.isLinked ? instagramPageToken : tokenNow(state)))
    return complaint(190, 'Invalid OAuth access token - Cannot parse access token')
  return ofAccount(seen, steps, mood, state)
}

const tokenNow = ({ token, renewals }: State) => (renewals.count === 0 ? token : `${token}-${renewals.count}`)

function renewed(seen: Seen, state: State): Answer {
  if (seen.query.get('grant_type') !== 'ig_refresh_token' || tokenOf(seen) !== tokenNow(state))
    return complaint(190, 'The token cannot be refreshed')
  state.renewals.count++
  return fine({ access_token: tokenNow(state), token_type: 'bearer', expires_in: 5_184_000 })
}

function debug(seen: Seen, state: State): Answer {
  const isValid = seen.query.get('input_token') === state.token
  return fine({ data: { app_id: appId, is_valid: isValid, scopes: needed, expires_at: 0 } })
}

/** Whoever runs the page to which the account is linked. */
function ofPerson([id = '', edge]: string[], { account }: State): Answer {
  if (id === 'app') return fine({ id: appId })
  if (id !== 'me' || edge !== 'accounts') return complaint(210, '(#210) A page access token is required')
  return fine({ data: [{ id: '1099', access_token: instagramPageToken, instagram_business_account: account }] })
}

function ofAccount(seen: Seen, [id = '', edge]: string[], mood: Mood | 'well', state: State): Answer {
  const { account, isLinked, people } = state
  if (isLinked && id === 'app') return fine({ id: appId })
  if (isLinked && id === account.id && edge === 'messages')
    return complaint(3, '(#3) Application does not have the capability to make this API call.')
  const isItself = id === 'me' || id === account.id
  if (isItself && edge === undefined)
    return fine({ id: 'app-scoped-77', user_id: account.id, username: account.username, name: account.name })
  if (isItself && edge === 'subscribed_apps') return subscribe(seen, state)
  if (isItself && edge === 'messages') return take(seen, mood, state)
  if (isItself && edge === 'conversations') return conversations(seen, state)
  if (id === account.id && edge === 'mentions') return takeMention(seen, state)
  const known = people.find(each => each.id === id)
  if (known) return fine({ ...known, follower_count: 412, is_verified_user: false })
  return ofComment(seen, id, edge, state)
}

function subscribe(seen: Seen, { subscribed, account }: State): Answer {
  if (seen.method !== 'POST') return fine({ data: subscribed.has(account.id) ? [{ id: appId }] : [] })
  const fields = String(parametersOf(seen).subscribed_fields ?? '').split(',')
  if (!fields.every(each => fieldsOfApp.includes(each)))
    return complaint(100, '(#100) Param subscribed_fields must be a list of known fields')
  if (fields.includes('messages')) subscribed.add(account.id)
  return success
}

function take(seen: Seen, mood: Mood | 'well', state: State): Answer {
  if (seen.method !== 'POST') return unknownObject('me')
  const asked = parametersOf(seen)
  const { id, comment_id: comment } = fieldsIn(asked.recipient)
  if (asked.sender_action !== undefined) {
    const { reaction } = fieldsIn(asked.payload)
    const fault = reaction !== undefined && reaction !== 'love' ? complaint(100, '(#100) reaction') : actionFault(asked)
    if (!fault) state.talks.actions.push(asked)
    return fault ?? fine({ recipient_id: id })
  }
  const message = fieldsIn(asked.message)
  const fault =
    messageFault(message, rules) ??
    (comment === undefined ? windowFault(state.talks, String(id), asked, state.now(), rules) : undefined)
  if (fault) return fault
  return comment === undefined ? said(String(id), message, mood, state) : openPrivately(String(comment), message, state)
}

/** One answer to each comment, within a week. */
function openPrivately(id: string, message: Said['message'], state: State): Answer {
  const comment = state.comments.get(id)
  if (!comment) return unknownObject(id)
  if (comment.wasRepliedTo || state.now() - comment.at > weekMs)
    return complaint(10, '(#10) The comment was replied to already, or is too old', 2534023)
  comment.wasRepliedTo = true
  return said(comment.author, message, 'well', state)
}

function said(person: string, message: Said['message'], mood: Mood | 'well', { talks, now, happens }: State): Answer {
  const id = `aWdfOUT${talks.said.length + 1}`
  talks.said.push({ id, person, isOurs: true, at: now(), message })
  happens.echo(id)
  if (mood === 'receipt-first') happens.read(id)
  return fine({ recipient_id: person, message_id: id })
}

function conversations(seen: Seen, { talks, account }: State): Answer {
  const person = seen.query.get('user_id')
  if (seen.query.get('platform') !== 'instagram') return complaint(100, '(#100) Param platform must be instagram')
  const messages = talks.said.filter(each => each.person === person).map(each => shownMessage(each, account.id))
  return fine({ data: messages.length === 0 ? [] : [{ id: `t_${person}`, messages: { data: messages.toReversed() } }] })
}

function takeMention(seen: Seen, { mentions, isLinked }: State): Answer {
  const { media_id: media, comment_id: comment, message } = parametersOf(seen)
  if (!isLinked) return complaint(10, '(#10) Application does not have permission for this action')
  if (typeof media !== 'string' || typeof message !== 'string') return complaint(100, '(#100) Param media_id')
  const id = `1799${mentions.length}`
  mentions.push({ id, media, message, ...(typeof comment === 'string' ? { comment } : {}) })
  return fine({ id })
}

function ofComment(seen: Seen, id: string, edge: string | undefined, state: State): Answer {
  const comment = state.comments.get(id)
  if (!comment) return unknownObject(id)
  if (edge === 'replies') return replies(seen, comment, state)
  if (seen.method === 'DELETE') {
    state.comments.delete(id)
    return success
  }
  if (seen.method === 'GET') return fine({ id })
  const { hide } = parametersOf(seen)
  if (seen.method !== 'POST' || (hide !== 'true' && hide !== 'false')) return complaint(100, '(#100) Param hide')
  comment.isHidden = hide === 'true'
  return success
}

function replies(seen: Seen, comment: InstagramComment, { comments, happens, account }: State): Answer {
  if (comment.parent !== undefined) return complaint(100, '(#100) Only comments of the first level can be answered')
  if (seen.method === 'GET') {
    const below = [...comments.values()].filter(each => each.parent === comment.id)
    return fine({ data: below.map(({ id, text, at }) => ({ id, text, timestamp: iso(at) })) })
  }
  const { message } = parametersOf(seen)
  if (typeof message !== 'string' || message === '' || [...message].length > longestComment)
    return complaint(100, '(#100) Param message must be a text')
  const id = `1787${comments.size}`
  happens.comment({ id, parent: comment.id, media: comment.media, author: account.id, text: message })
  return fine({ id })
}

const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000')
