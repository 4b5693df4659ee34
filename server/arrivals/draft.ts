import { holderOf, place, type Standing, wordOf } from '#conversations'
import { day, minute } from '#lib'
import type { Arrival } from './arrival.ts'
import { isCourtesy } from './courtesy.ts'

/** A conversation while a batch is being written: as it was found, then changed message by message. */
export type Draft = Standing & {
  workspaceId: string
  customerId: string
  identityId: string
  profileId: string
  /** The thread that the conversation began with. */
  threadId: string
  channel: string
  lane: string
  name: string
  subject: string | null
  holderKind: 'bot' | 'queue' | 'agent'
  holderId: string | null
  openedAt: number
  turnAt: number | null
  activeAt: number
  firstAnsweredAt: number | null
  previousId: string | null
  isNew: boolean
  /** Status and holder as the last event told them; undefined while the conversation is unannounced. */
  told: { status: string; holder: string } | undefined
  isReopened: boolean
  isChanged: boolean
  unread: number
  last: Arrival | undefined
}

type Fresh = Pick<Draft, 'id' | 'customerId' | 'identityId' | 'name'>

/** Takes one message into the thread's conversation, or a new one; pure. Returns the draft that it stands in. */
export function take(current: Draft | undefined, arrival: Arrival, fresh: () => Fresh): Draft {
  const { echo, historic, at } = arrival
  const placement = place(current, {
    at,
    historic,
    echo,
    courtesy: !echo && isCourtesy(arrival.text ?? '') && arrival.parts.length === 0,
  })
  const draft = placement.kind === 'open' ? open(arrival, fresh(), placement.previousId) : current!
  if (placement.kind === 'reopen') {
    Object.assign(draft, { status: 'open', closedAt: null, isReopened: true, isChanged: true })
  }
  if (historic) keepHistory(draft, at)
  else if (placement.kind !== 'append-closed') {
    if (echo) answer(draft, at)
    else ask(draft, Math.max(at, arrival.receivedAt - day))
  }
  if (!historic && !echo) draft.unread++
  if (!draft.last || at >= draft.last.at) draft.last = arrival
  touch(draft, at)
  return draft
}

function open(arrival: Arrival, fresh: Fresh, previousId: string | undefined): Draft {
  return {
    ...fresh,
    workspaceId: arrival.workspaceId,
    profileId: arrival.profileId,
    threadId: arrival.threadId,
    channel: arrival.channel,
    lane: arrival.lane,
    subject: arrival.subject ?? null,
    status: arrival.historic ? 'closed' : arrival.echo ? 'waiting' : 'open',
    holderKind: 'queue',
    holderId: null,
    openedAt: arrival.at,
    closedAt: arrival.historic ? arrival.at : null,
    turnAt: null,
    activeAt: toMinute(arrival.at),
    firstAnsweredAt: null,
    previousId: previousId ?? null,
    historic: arrival.historic,
    isNew: true,
    told: undefined,
    isReopened: false,
    isChanged: false,
    unread: 0,
    last: undefined,
  }
}

/** The customer waits for us from the first message of the turn on. */
function ask(draft: Draft, at: number): void {
  if (draft.status === 'open' && draft.turnAt !== null && draft.turnAt <= at) return
  Object.assign(draft, { status: 'open', turnAt: Math.min(draft.turnAt ?? at, at), isChanged: true })
}

/** Somebody of the brand answered in the platform's own app. */
function answer(draft: Draft, at: number): void {
  if (draft.turnAt !== null && draft.turnAt > at) return
  if (draft.status === 'waiting' && draft.turnAt === null && draft.firstAnsweredAt !== null) return
  Object.assign(draft, {
    status: 'waiting',
    turnAt: null,
    firstAnsweredAt: draft.firstAnsweredAt ?? at,
    isChanged: true,
  })
}

function keepHistory(draft: Draft, at: number): void {
  if (draft.historic && at > (draft.closedAt ?? 0)) Object.assign(draft, { closedAt: at, isChanged: true })
}

function touch(draft: Draft, at: number): void {
  if (toMinute(at) <= draft.activeAt) return
  Object.assign(draft, { activeAt: toMinute(at), isChanged: true })
}

const toMinute = (at: number) => at - (at % minute)

/** What the log says of its holder. */
export const holderWord = ({ holderKind, holderId }: Pick<Draft, 'holderKind' | 'holderId'>): string =>
  wordOf(holderOf(holderKind, holderId))
