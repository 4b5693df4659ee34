import type { Draft } from './draft.ts'
import type { KeeperOf } from './draft-keepers.tsx'

const EVENT = 'sobremesa.draft-back'

/** A reply that was taken back, before what was written since. */
export function withBack(now: Draft, back: Draft): Draft {
  if (now.text.trim() === '') return { ...back, kind: 'reply', noteText: now.noteText }
  return { ...now, kind: 'reply', text: `${back.text}\n\n${now.text}`, files: [...back.files, ...now.files] }
}

/** Puts a reply back into the draft of its conversation, whether its composer is on screen or not. */
export function putDraftBack(keeperOf: KeeperOf, conversationId: string, back: Draft): void {
  const isHeard = !dispatchEvent(new CustomEvent(EVENT, { cancelable: true, detail: { conversationId, back } }))
  if (isHeard) return
  const keeper = keeperOf(conversationId, back.visibility)
  keeper.change(withBack(keeper.draft(), back))
  keeper.flush()
}

/** Calls with each reply that comes back into this conversation's composer; gives the way to stop. */
export function onDraftBack(conversationId: string, take: (change: (now: Draft) => Draft) => void): () => void {
  const hear = (event: Event): void => {
    const { detail } = event as CustomEvent<{ conversationId: string; back: Draft }>
    if (detail.conversationId !== conversationId) return
    event.preventDefault()
    take(now => withBack(now, detail.back))
  }
  addEventListener(EVENT, hear)
  return () => removeEventListener(EVENT, hear)
}
