import { type Draft, putDraftBack, useKeeper } from '#web/outbox'
import { useWays } from '#web/ways'
import type { Conversation, RedirectReason, Way } from '#protocol'
import { type Answering, keepAnswering, readAnswering } from './answering.ts'

type Target = Pick<Way, 'conversationId' | 'visibility'>

/** Takes what is written to another conversation of the same customer, and back. */
export function useMoveTo({ id, channel }: Conversation, onDraft: (change: (now: Draft) => Draft) => void) {
  const keeperOf = useKeeper()
  const ways = useWays()
  const carry = ({ conversationId, visibility }: Target, draft: Draft, answering: Answering): void => {
    const { quoteId: _, bases: _own, ...rest } = draft
    const { promises } = readAnswering(sessionStorage, id)
    keepAnswering(sessionStorage, id, {})
    keepAnswering(sessionStorage, conversationId, { ...answering, ...(promises && { promises }) })
    if (draft.text.trim() !== '' || draft.files.length > 0) {
      const { bases } = keeperOf(conversationId, visibility).draft()
      putDraftBack(keeperOf, conversationId, {
        ...rest,
        noteText: '',
        kind: 'reply',
        visibility,
        ...(bases && { bases }),
      })
      onDraft(({ quoteId: _quote, ...now }) => ({ ...now, text: '', files: [] }))
    }
    // Once the text that is left behind has been kept without what was taken along.
    requestAnimationFrame(() => ways.go(ways.inbox('all', conversationId)))
  }
  return {
    there(way: Way, draft: Draft, redirectReason: RedirectReason | undefined) {
      const movedFrom = { id, channel, isTheirWish: redirectReason === undefined }
      carry(way, draft, { movedFrom, ...(redirectReason && { redirectReason }) })
    },
    back(conversationId: string, draft: Draft) {
      carry({ conversationId, visibility: draft.visibility }, draft, {})
    },
  }
}
