import { useState } from 'react'
import { LiveRegion } from '#web/ui'
import { kindWords } from '#web/talk'
import { useCalled } from '#web/customers'
import { useText } from '#web/texts'
import type { Message } from '#protocol'

/** Says aloud what a customer writes while one is here. */
export function Arrivals({ messages }: { messages: readonly Message[] }) {
  const t = useText()
  const called = useCalled()
  const [since] = useState(() => messages.at(-1)?.id)
  const last = messages.findLast(message => message.direction === 'in')
  const isNew = last !== undefined && messages.findIndex(message => message.id === since) < messages.indexOf(last)
  return (
    <LiveRegion>
      {isNew ? t('talk.arrived', { name: called(last.author.name), text: last.text || kindWords(last.kind, t) }) : ''}
    </LiveRegion>
  )
}
