import { createContext, type ReactNode } from 'react'
import type { MenuDeed } from '#web/overlay'
import type { Message } from '#protocol'

/** What rooms below have to say of a line, and can do with a message. */
export type BesideLines = {
  /** At the end of what happened: where it leads, the way back. */
  lineEnd: (message: Message) => ReactNode
  deedsOf: (message: Message) => MenuDeed[]
}

export const Beside = createContext<BesideLines>({ lineEnd: () => undefined, deedsOf: () => [] })
