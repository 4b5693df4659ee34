import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useRef, useState } from 'react'
import { patiently } from '#web/bring'
import type { Message, TimelinePage } from '#protocol'

const Viewer = lazy(async () => ({ default: (await patiently(() => import('./viewer.tsx'))).Viewer }))

/** All that was said with the customer, as far as it is loaded, and how more of it is had. */
export type Whole = {
  /** Oldest first. */
  messages: () => readonly Message[]
  /** What carries files, around a message or on one side of a place in it. */
  page: (ask: { around: string } | { before: string } | { after: string }) => Promise<TimelinePage>
}

/** Which file of which message is to be looked at. */
export type Opened = { messageId: string; fileId: string }

const Opening = createContext<(opened: Opened) => void>(() => undefined)
const Around = createContext<Whole | undefined>(undefined)

/** Opens the viewer at a picture or film. */
export const useViewer = (): ((opened: Opened) => void) => use(Opening)

/** What stands around a message. */
export const useWhole = (): Whole | undefined => use(Around)

type GalleryProps = { whole: Whole; children: ReactNode }

/** Holds the viewer, so that it stays though the message it was opened from scrolls away. */
export function Gallery({ whole, children }: GalleryProps) {
  const [opened, setOpened] = useState<Opened>()
  const opener = useRef<Element>(null)
  const open = useCallback((next: Opened) => {
    opener.current = document.activeElement
    setOpened(next)
  }, [])
  const close = useCallback(() => {
    setOpened(undefined)
    // Whoever comes back to a message that is no longer drawn comes back to the messages.
    const back = opener.current?.isConnected ? opener.current : document.querySelector('[data-region="messages"]')
    if (back instanceof HTMLElement) back.focus({ preventScroll: true })
  }, [])
  return (
    <Around value={whole}>
      <Opening value={open}>
        {children}
        {opened && (
          <Suspense>
            <Viewer {...{ whole, opened }} onClose={close} />
          </Suspense>
        )}
      </Opening>
    </Around>
  )
}
