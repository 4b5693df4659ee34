import type { RedirectReason } from '#protocol'

/** With what an answer leaves beside its text: why it sends elsewhere, and where its customer had written. */
export type Answering = {
  redirectReason?: RedirectReason
  movedFrom?: { id: string; channel: string; isTheirWish: boolean }
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
