import { useState } from 'react'
import type { TalkPart } from '#web/actions'
import { useBrand } from '#web/api'
import { type Hands, useNotificationDeeds, useUnreadNotifications } from '#web/notifications'
import type { Colleague, Conversation } from '#protocol'
import type { Deeds } from './deeds.ts'

type Asking = { hands: Hands; part: Pick<TalkPart, 'askFor' | 'takeOver' | 'answerAsk'> }

/** Between colleagues: asking for what another has, taking it over, and answering when one is asked oneself. */
export function useAsking(
  { id, holder, status }: Conversation,
  colleagues: readonly Colleague[],
  deeds: Deeds,
  onRefused: (fault: unknown) => void,
): Asking {
  const { api, me } = useBrand()
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
