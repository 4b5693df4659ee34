import type { Mood } from '../../channels/suite/index.ts'
import { facebookHooks, type FacebookHooks } from './facebook-hooks.ts'
import { answerPage, type FacebookPage, newFacebookPage } from './facebook-page.ts'
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
import type { Answer, Seen, VendorServer } from './vendor-server.ts'

export type Comment = {
  id: string
  /** The comment or post above it. */
  parent: string
  author: string
  message: string
  at: number
  isHidden: boolean
  isLiked: boolean
  /** The private thread that grew from it. */
  repliedTo?: string
}

export type Facebook = Pick<VendorServer, 'address' | 'next' | 'heard' | 'watch' | 'treat' | 'close'> &
  AsyncDisposable & {
    /** All that was asked, but for tokens. */
    requests(): Seen[]
    talks: Talks
    comments: Map<string, Comment>
    subscribed: Set<string>
    /** What stands about the first page. */
    page: FacebookPage
    /** What has been sent to the hook of the app, signed. */
    hooks: Hook[]
    /** Makes what the platform sends when somebody does something; the stand-in knows of it from then on. */
    happens: FacebookHooks
  }

export type FacebookSettings = {
  appSecret: string
  /** Of a person or a system that runs the pages; each page has its own. */
  token: string
  now?: () => number
  pages?: { id: string; name: string; token: string }[]
  people?: { id: string; name: string; picture?: string }[]
}

const needed = [
  ...['pages_messaging', 'pages_manage_metadata', 'pages_read_engagement', 'pages_manage_engagement'],
  ...['pages_show_list', 'pages_read_user_content'],
]
const appId = '2001'
const rules: Rules = {
  longest: 2000,
  measure: text => [...text].length,
  outside: 2018278,
  attachments: ['image', 'audio', 'video', 'file'],
}
const longestComment = 8000
const weekMs = 7 * 86_400_000

type State = Required<FacebookSettings> &
  Pick<Facebook, 'talks' | 'comments' | 'subscribed' | 'hooks' | 'happens' | 'page'>

/** A page of the platform, with people who can write to it: Messenger and what is public on the page. */
export async function openFacebook(settings: FacebookSettings): Promise<Facebook> {
  const { now = Date.now, appSecret } = settings
  const hooks: Hook[] = []
  const talks: Talks = { said: [], actions: [], heard: new Map() }
  const comments = new Map<string, Comment>()
  const state: State = {
    ...settings,
    now,
    pages: settings.pages ?? [{ id: '1099', name: 'Urraca', token: 'page-token-1099' }],
    people: settings.people ?? [{ id: '7001', name: 'Nora Klein' }],
    ...{ talks, comments, hooks, subscribed: new Set<string>(), page: newFacebookPage() },
    happens: facebookHooks({ now, talks, comments, send: content => sent(hooks, hookOf(content, appSecret)) }),
  }
  const server = await openGraphServer((seen, mood) => answer(seen, mood, state))
  const { address, next, heard, close, counted, watch, treat } = server
  return {
    ...state,
    ...{ address, next, heard, close, watch, treat },
    requests: counted,
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}

function sent(hooks: Hook[], hook: Hook): Hook {
  hooks.push(hook)
  return hook
}

function answer(seen: Seen, mood: Mood | 'well', state: State): Answer {
  const [version, ...steps] = seen.path.slice(1).split('/').map(decodeURIComponent)
  if (!/^v\d+\.\d$/.test(version ?? '')) return fromStore(seen)
  const refused = inMood(mood, seen)
  if (refused) return refused
  if (!isProven(seen, state.appSecret)) return wrongProof
  const token = tokenOf(seen)
  const page = state.pages.find(each => each.token === token)
  const isApp = token === `${appId}|${state.appSecret}`
  if (!page && !isApp && token !== state.token)
    return complaint(190, 'Invalid OAuth access token - Cannot parse access token')
  if (steps[0] === 'debug_token') return debug(seen, isApp, state)
  if (steps[0] === 'app') return fine({ id: appId })
  return page ? ofPage(seen, steps, mood, page.id, state) : ofPerson(seen, steps, state)
}

function debug(seen: Seen, isApp: boolean, state: State): Answer {
  if (!isApp) return complaint(100, '(#100) You must provide an app access token, or a user access token of the owner')
  const asked = seen.query.get('input_token')
  const isValid = asked === state.token || state.pages.some(page => page.token === asked)
  const data = { app_id: appId, is_valid: isValid, scopes: needed, expires_at: 0, type: 'SYSTEM_USER' }
  return fine({ data: isValid ? data : { ...data, error: { code: 190, message: 'Invalid token' } } })
}

/** What a person or a system may do that runs the pages. */
function ofPerson(seen: Seen, [id = '', edge]: string[], { pages }: State): Answer {
  if (seen.method !== 'GET') return complaint(210, '(#210) A page access token is required to request this resource.')
  if (id === 'me' && edge === 'accounts')
    return fine({
      data: pages.map(({ id: key, name }) => ({
        id: key,
        name,
        picture: { data: { url: `https://scontent.example/${key}.jpg` } },
      })),
    })
  const page = pages.find(each => each.id === id)
  return page && !edge ? fine({ id, access_token: page.token }) : unknownObject(id)
}

function ofPage(seen: Seen, [id = '', edge]: string[], mood: Mood | 'well', page: string, state: State): Answer {
  if (id === 'me' && edge === 'accounts')
    return complaint(100, '(#100) Tried accessing nonexisting field (accounts) on node type (Page)')
  const isItself = id === page || id === 'me'
  if (isItself && edge === undefined) {
    const told = answerPage(seen, page, state.page)
    if (told) return told
  }
  if (isItself && edge === undefined) return fine({ id: page, name: state.pages.find(each => each.id === page)!.name })
  if (isItself && edge === 'subscribed_apps') return subscribe(seen, page, state)
  if (isItself && edge === 'messages') return take(seen, page, mood, state)
  if (isItself && edge === 'conversations') return conversations(seen, page, state)
  if (state.pages.some(each => each.id === id)) return complaint(200, '(#200) The page token is of another page')
  const known = state.people.find(each => each.id === id)
  if (known) return fine({ id, name: known.name, ...(known.picture ? { profile_pic: known.picture } : {}) })
  return edge === undefined ? ofComment(seen, id, page, state) : belowComment(seen, id, edge, page, state)
}

function subscribe(seen: Seen, page: string, { subscribed }: State): Answer {
  const asked = String(parametersOf(seen).subscribed_fields ?? '')
  if (seen.method !== 'POST') return fine({ data: subscribed.has(page) ? [{ id: appId }] : [] })
  const fields = asked.split(',')
  const strange = fields.find(each => !/^[a-z_]+$/.test(each))
  if (strange !== undefined) return complaint(100, '(#100) Param subscribed_fields must be a list of known fields')
  if (fields.includes('messages') && fields.includes('feed')) subscribed.add(page)
  return success
}

function take(seen: Seen, page: string, mood: Mood | 'well', state: State): Answer {
  if (seen.method !== 'POST') return unknownObject(page)
  const asked = parametersOf(seen)
  const { id, comment_id: comment, post_id: post } = fieldsIn(asked.recipient)
  if (asked.sender_action !== undefined) {
    const fault = actionFault(asked)
    if (!fault) state.talks.actions.push(asked)
    return fault ?? fine({ recipient_id: id })
  }
  const message = fieldsIn(asked.message)
  const target = comment ?? post
  const fault =
    messageFault(message, rules) ??
    (target === undefined ? windowFault(state.talks, String(id), asked, state.now(), rules) : undefined)
  if (fault) return fault
  if (target !== undefined) return openPrivately(String(target), message, page, state)
  return said(String(id), message, fieldsIn(asked.reply_to).mid, page, mood, state)
}

/** One answer to each comment, within a week. */
function openPrivately(target: string, message: Said['message'], page: string, state: State): Answer {
  const comment = state.comments.get(target)
  if (!comment) return unknownObject(target)
  if (comment.repliedTo !== undefined) return complaint(10900, '(#10900) Activity already replied to')
  if (state.now() - comment.at > weekMs) return complaint(10902, '(#10902) This is not a replyable activity')
  comment.repliedTo = comment.author
  return said(comment.author, message, undefined, page, 'well', state)
}

function said(
  person: string,
  message: Said['message'],
  replyTo: unknown,
  page: string,
  mood: Mood | 'well',
  { talks, now, happens }: State,
): Answer {
  const id = `m_OUT${talks.said.length + 1}`
  talks.said.push({ id, person, isOurs: true, at: now(), message, ...(typeof replyTo === 'string' ? { replyTo } : {}) })
  happens.echo(page, id)
  if (mood === 'receipt-first') happens.delivered(page, id)
  return fine({ recipient_id: person, message_id: id })
}

function conversations(seen: Seen, page: string, { talks, people }: State): Answer {
  const person = seen.query.get('user_id')
  const messages = talks.said.filter(each => each.person === person).map(each => shownMessage(each, page))
  const known = people.find(each => each.id === person)
  if (messages.length === 0 && !known) return fine({ data: [] })
  const participants = {
    data: [
      { id: person, name: known?.name ?? '' },
      { id: page, name: 'page' },
    ],
  }
  return fine({ data: [{ id: `t_${person}`, participants, messages: { data: messages.toReversed() } }] })
}

function ofComment(seen: Seen, id: string, page: string, state: State): Answer {
  const comment = state.comments.get(id)
  if (!comment) return unknownObject(id)
  const asked = parametersOf(seen)
  if (seen.method === 'DELETE') {
    state.comments.delete(id)
    return success
  }
  if (seen.method === 'GET') return fine({ id, ...privately(comment, page, state) })
  if (asked.is_hidden !== undefined) comment.isHidden = asked.is_hidden === 'true' || asked.is_hidden === true
  if (asked.message === undefined) return success
  if (comment.author !== page) return complaint(200, '(#200) Permissions error: it is not yours')
  comment.message = String(asked.message)
  return success
}

function privately(comment: Comment, page: string, { talks }: State) {
  const person = comment.repliedTo
  const messages = talks.said.filter(each => each.person === person).map(each => shownMessage(each, page))
  const participants = { data: [{ id: person }, { id: page }] }
  const talk = { private_reply_conversation: { participants, messages: { data: messages } } }
  return { can_reply_privately: person === undefined, ...(person === undefined ? {} : talk) }
}

function belowComment(seen: Seen, id: string, edge: string, page: string, state: State): Answer {
  const above = state.comments.get(id)
  if (!above) return unknownObject(id)
  if (edge === 'likes') {
    above.isLiked = seen.method === 'POST'
    return success
  }
  if (edge !== 'comments') return unknownObject(id)
  if (seen.method === 'GET') {
    const below = [...state.comments.values()].filter(each => each.parent === id)
    return fine({ data: below.toReversed().map(shownComment) })
  }
  const { message, attachment_url: picture } = parametersOf(seen)
  const isWhole = typeof message === 'string' ? message.length <= longestComment : picture !== undefined
  if (!isWhole) return complaint(100, '(#100) Param message must be a text')
  const made = `5501_${9100 + state.comments.size}`
  // Threads are one level deep: an answer to an answer stands beside it.
  const isAnswer = state.comments.has(above.parent) && state.comments.get(above.parent)!.parent !== ''
  state.happens.comment(page, {
    id: made,
    parent: isAnswer ? above.parent : id,
    author: page,
    message: String(message ?? ''),
  })
  return fine({ id: made })
}

const shownComment = ({ id, author, message, at }: Comment) => ({
  id,
  message,
  from: { id: author },
  created_time: new Date(at).toISOString().replace(/\.\d+Z$/, '+0000'),
})
