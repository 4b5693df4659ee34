import { createContext, use, useCallback, useMemo, useState } from 'react'
import { ShieldOff } from 'lucide'
import type { Message } from '#protocol'
import { useBrand } from '#web/api'
import { useText } from '#web/texts'
import { Icon, LiveRegion, TextButton } from '#web/ui'
import css from './shields.module.css'

type Held = {
  uncovered: ReadonlyMap<string, Message>
  /** Shows what is covered in it, or covers it again. */
  toggle: (message: Pick<Message, 'id' | 'isCovered'>) => void
}

/** What was uncovered of the conversation on screen. */
export const Uncovering = createContext<Held>({ uncovered: new Map(), toggle: () => undefined })

/** The way to look under what covers a piece, where there is one. */
export const Looking = createContext<(() => void) | undefined>(undefined)

/** What was uncovered here, until the conversation is left. */
export function useUncovering(
  conversationId: string,
  messages: readonly Message[],
  onRefused: (fault: unknown) => void,
) {
  const { api } = useBrand()
  const t = useText()
  const [{ of, uncovered, said }, setHeld] = useState(() => nothingOf(conversationId))
  const isHere = of === conversationId
  const toggle = useCallback(
    ({ id, isCovered }: Pick<Message, 'id' | 'isCovered'>): void => {
      if (!isCovered) return
      const change = (words: string, shown?: Message): void =>
        setHeld(held => {
          const left = [...(held.of === conversationId ? held.uncovered : [])].filter(([other]) => other !== id)
          return { of: conversationId, uncovered: new Map(shown ? [...left, [id, shown]] : left), said: words }
        })
      if (isHere && uncovered.has(id)) change(t('shield.covered-again'))
      else api.post<Message>(`/messages/${id}/uncover`).then(shown => change(t('shield.open'), shown), onRefused)
    },
    [api, conversationId, isHere, onRefused, t, uncovered],
  )
  const held = useMemo((): Held => ({ uncovered: isHere ? uncovered : NONE, toggle }), [isHere, toggle, uncovered])
  const covered = messages.filter(message => message.isCovered && message.deletedAt === null)
  const last = covered.at(-1)
  return {
    held,
    /** What is covered in the message under the cursor, or in the last that has something covered; missing where none has. */
    uncover: last && (() => toggle(covered.find(({ id }) => id === pointedAt()) ?? last)),
    said: <LiveRegion>{isHere ? said : ''}</LiveRegion>,
  }
}

const NONE: ReadonlyMap<string, Message> = new Map()
const nothingOf = (conversationId: string) => ({ of: conversationId, uncovered: NONE, said: '' })

/** The message that has the focus, or the mouse. */
function pointedAt(): string | undefined {
  const pointed = document.activeElement?.closest('[data-message]') ?? document.querySelector('[data-message]:hover')
  return pointed instanceof HTMLElement ? pointed.dataset.message : undefined
}

/** A message as it is to be shown here: as it was written, once it was uncovered and while it has not changed since. */
export function useUncovered(message: Message): { shown: Message; isOpen: boolean; look: (() => void) | undefined } {
  const { uncovered, toggle } = use(Uncovering)
  const found = uncovered.get(message.id)
  const isOpen = found !== undefined && found.editedAt === message.editedAt && message.deletedAt === null
  const { text, subject, parts } = isOpen ? found : message
  return {
    shown: isOpen ? { ...message, text, subject, parts } : message,
    isOpen,
    look: message.isCovered && !isOpen ? () => toggle(message) : undefined,
  }
}

/** Under what was uncovered: that it was, and the way back. */
export function CoverLine({ message }: { message: Message }) {
  const t = useText()
  const { toggle } = use(Uncovering)
  return (
    <span className={css.open}>
      <Icon of={ShieldOff} size="s" />
      {t('shield.open')} <TextButton onClick={() => toggle(message)}>{t('shield.cover')}</TextButton>
    </span>
  )
}
