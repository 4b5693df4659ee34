import { useState } from 'react'
import type { TalkPart } from '#web/actions'
import { newId, useBrand } from '#web/api'
import { type Hands, useNotificationDeeds, useUnreadNotifications } from '#web/notifications'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import type { Colleague, Conversation } from '#protocol'
import type { Deeds } from './deeds.ts'

const SAID_MS = 6000

type Asking = { hands: Hands; part: Pick<TalkPart, 'askFor' | 'takeOver' | 'answerAsk'> }

/** Between colleagues: asking for what another has, taking it over, and answering when one is asked oneself. */
export function useAsking(
  { id, holder, status }: Conversation,
  colleagues: readonly Colleague[],
  deeds: Deeds,
  onRefused: (fault: unknown) => void,
): Asking {
  const t = useText()
  const { api, me } = useBrand()
  const { say } = useDone()
  const { answer } = useNotificationDeeds()
  const [askedOf, setAskedOf] = useState<string>()
  const nameOf = (person: string | undefined) => colleagues.find(one => one.id === person)?.name
  const isHeld = holder.kind === 'agent' && holder.id !== me.person.id && status !== 'closed'
  const holderId = isHeld ? holder.id : undefined
  const wanted = useUnreadNotifications().data?.asked.find(one => one.conversationId === id)
  const askFor = async (of: string): Promise<void> => {
    try {
      await api.post(`/conversations/${id}/ask-for`)
      setAskedOf(of)
      say({ key: newId(), words: t('done.asked-for', { name: nameOf(of) ?? '…' }), until: Date.now() + SAID_MS })
    } catch (fault) {
      onRefused(fault)
    }
  }
  return {
    hands: {
      heldBy: nameOf(holderId),
      isAsked: holderId !== undefined && askedOf === holderId,
      wantedBy: wanted && (nameOf(wanted.by) ?? '…'),
    },
    part: {
      askFor: holderId === undefined ? undefined : () => void askFor(holderId),
      takeOver: isHeld ? () => deeds.assign(id, { kind: 'agent', id: me.person.id }) : undefined,
      answerAsk: wanted && (gives => answer.mutate({ id: wanted.id, gives }, { onError: onRefused })),
    },
  }
}
