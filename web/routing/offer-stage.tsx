import { usePart } from '#web/actions'
import { useWays } from '#web/ways'
import { OfferCard } from './offer-card.tsx'
import { useAnswerOffer, useOffers } from './queries.ts'

/** Puts what lies before oneself on the stage, and lays it over the page. */
export function OfferStage() {
  const offer = useOffers().data?.[0]
  const answering = useAnswerOffer()
  const ways = useWays()
  const accept = (): void => {
    const first = offer?.tasks[0]
    if (!offer || !first) return
    answering.mutate({ number: offer.number, deed: 'accept' })
    ways.go(ways.inbox('mine', first.conversationId))
  }
  const decline = (reason: string | null = null): void =>
    offer && answering.mutate({ number: offer.number, deed: 'decline', reason })
  usePart('offer', offer && accept)
  return (
    <OfferCard
      key={offer?.number}
      offer={offer}
      fault={answering.error}
      onAccept={accept}
      onDecline={decline}
      onRead={answering.reset}
    />
  )
}
