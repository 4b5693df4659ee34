import { inOrder } from '#web/live'
import type { FileCard, Message, TimelinePage } from '#protocol'

/** A picture or film that is there to be looked at. */
export type Shown = {
  kind: 'image' | 'video' | 'sticker'
  address: string
  file: FileCard
  alt: string | undefined
  message: Message
}

/** Those of some messages, in the order in which they were sent. What has not come yet is not among them. */
export const shownIn = (messages: readonly Message[], sticker?: string): Shown[] =>
  messages
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap(message =>
      message.parts.flatMap(part => {
        if (part.kind !== 'image' && part.kind !== 'video' && part.kind !== 'sticker') return []
        const { kind, file, alt } = part
        if (kind === 'sticker' && file.id !== sticker) return []
        return file.state === 'ready' && file.address ? [{ kind, address: file.address, file, alt, message }] : []
      }),
    )

/** What is known of the whole: the messages, and where there is more. `undefined`: not asked yet. */
export type Known = {
  messages: readonly Message[]
  earlier: string | null | undefined
  later: string | null | undefined
}

/** With a page more. What was loaded on a side stays what is known of the other. */
export function known(before: Known, page: TimelinePage, side: 'around' | 'before' | 'after'): Known {
  const all = new Map([...before.messages, ...page.rows].map(message => [message.id, message]))
  return {
    messages: [...all.values()].toSorted(inOrder),
    earlier: side === 'after' ? before.earlier : page.earlier,
    later: side === 'before' ? before.later : page.later,
  }
}
