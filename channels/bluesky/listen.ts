import { fieldsOf, listOf, numberOf, patiently, type Pulled, readJson, restAfter, textOf } from '#channel'
import { beginChat, type Convos, newMessages } from './pull-chat.ts'
import { mustBeGood } from './pull-fault.ts'
import { beginNotifications, newNotifications, type NotificationMark } from './pull-notifications.ts'
import { account, type Ctx } from './session.ts'
import { hasChat } from './settings.ts'

type Place = { notifications: NotificationMark; chat: string | undefined }

const lookMs = 5000
/** Public posts are looked for at every so manieth look. */
const publicEvery = 3
/** A password that may not read messages may have been given the right meanwhile. */
const chatAgainEvery = 120

/** Notifications and the log of the chat, one after the other, for good; what comes says who we are. */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  try {
    yield* follow(ctx, from)
  } catch (error) {
    if (!ctx.signal.aborted) throw error
  }
}

type State = { me: string | undefined; place: Place; convos: Convos }

async function* follow(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  const known = placeIn(from)
  const state = await patiently(ctx, () => begin(ctx, known))
  if (!known) yield pulled(undefined, state.place)
  for (let look = 0; !ctx.signal.aborted; look++) {
    try {
      if (look % publicEvery === 0) yield* lookAround(ctx, state)
      if (look % chatAgainEvery === chatAgainEvery - 1) state.place.chat ??= await chatOf(ctx)
      yield* lookInside(ctx, state)
    } catch (error) {
      await restAfter(ctx, error)
    }
    await ctx.pause(lookMs)
  }
}

async function begin(ctx: Ctx, known: Place | undefined): Promise<State> {
  const session = await account(ctx)
  const me = 'call' in session ? textOf(mustBeGood(session, ctx, 'the account').did) : session.did
  const notifications = known?.notifications ?? (await beginNotifications(ctx))
  return { me, place: { notifications, chat: known?.chat ?? (await chatOf(ctx)) }, convos: new Map() }
}

const chatOf = async (ctx: Ctx): Promise<string | undefined> => (hasChat(ctx.settings) ? beginChat(ctx) : undefined)

async function* lookAround(ctx: Ctx, state: State): AsyncIterable<Pulled> {
  for await (const { body, mark } of newNotifications(ctx, state.place.notifications)) {
    state.place = { ...state.place, notifications: mark }
    yield pulled({ me: state.me, ...body }, state.place)
  }
}

async function* lookInside(ctx: Ctx, state: State): AsyncIterable<Pulled> {
  if (!hasChat(ctx.settings) || state.place.chat === undefined) return
  for await (const { body, cursor } of newMessages(ctx, state.place.chat, state.convos)) {
    state.place = { ...state.place, chat: cursor }
    yield pulled({ me: state.me, ...body }, state.place)
  }
}

const pulled = (body: object | undefined, { notifications, chat }: Place): Pulled => ({
  body: Buffer.from(body ? JSON.stringify(body) : ''),
  headers: {},
  query: '',
  cursor: JSON.stringify({ ...notifications, chat }),
})

function placeIn(cursor: string | undefined): Place | undefined {
  const { since, seen, chat } = fieldsOf(readJson(cursor ?? ''))
  const at = numberOf(since)
  if (at === undefined) return undefined
  return { notifications: { since: at, seen: listOf(seen).map(String) }, chat: textOf(chat) }
}
