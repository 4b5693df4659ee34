import type { NewMessage, RedirectReason } from '#protocol'
import { isFault } from '#web/api'
import { choicesOf, type PromiseChoices } from './promise-choices.ts'

/** With what an answer leaves beside its text: why it sends elsewhere, where its customer had written, what was said of its promises. */
export type Answering = {
  redirectReason?: RedirectReason
  movedFrom?: { id: string; channel: string; isTheirWish: boolean }
  promises?: PromiseChoices
}

const EVENT = 'sobremesa.answering'
const keyOf = (conversationId: string): string => `sobremesa.answering.${conversationId}`

/** What was chosen for the answer that is being written there; kept as long as this window is open. */
export function readAnswering(store: Pick<Storage, 'getItem'>, conversationId: string): Answering {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(conversationId)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

export function keepAnswering(
  store: Pick<Storage, 'setItem' | 'removeItem'>,
  conversationId: string,
  answering: Answering,
): void {
  try {
    if (Object.keys(answering).length === 0) store.removeItem(keyOf(conversationId))
    else store.setItem(keyOf(conversationId), JSON.stringify(answering))
  } catch {
    // It is still on screen.
  }
  dispatchEvent(new CustomEvent(EVENT, { detail: { conversationId, answering } }))
}

/** Calls with what is chosen elsewhere for this conversation; gives the way to stop. */
export function onAnswering(conversationId: string, take: (answering: Answering) => void): () => void {
  const hear = (event: Event): void => {
    const { detail } = event as CustomEvent<{ conversationId: string; answering: Answering }>
    if (detail.conversationId === conversationId) take(detail.answering)
  }
  addEventListener(EVENT, hear)
  return () => removeEventListener(EVENT, hear)
}

/** An answer that was refused comes back: what had been said of it comes with it. */
export function answerAgain(conversationId: string, body: NewMessage, fault: unknown): void {
  const now = readAnswering(sessionStorage, conversationId)
  const isLate = isFault(fault) && fault.code === 'promise.earlier'
  const back = choicesOf(body, isLate, Date.now())
  keepAnswering(sessionStorage, conversationId, {
    ...now,
    ...(body.redirectReason && { redirectReason: body.redirectReason }),
    promises: { ...back, by: { ...now.promises?.by, ...back.by } },
  })
}
