import { type ReactNode, useState } from 'react'
import type { PublicCard, Publishes } from '#channel/card'
import type { Publication } from '#protocol'
import { TextsProvider } from '#web/texts'
import { Frame, type StoryProps } from '#web/ui/stories'
import { PublicHours } from '../public-hours.tsx'
import { PublicationState, PublicPreview } from '../public-preview.tsx'

const spans = [
  ...[1, 2].flatMap(day => [
    { day, opens: '09:00', closes: '14:00' },
    { day, opens: '16:00', closes: '19:30' },
  ]),
  { day: 5, opens: '20:00', closes: '02:00' },
]

/** Open twice a day, over midnight, and with a span that runs into another. */
export function Week({ say }: StoryProps) {
  const [hours, setHours] = useState({
    timeZone: 'Europe/Madrid',
    spans: [...spans, { day: 6, opens: '01:00', closes: '05:00' }],
  })
  return (
    <Spoken say={say}>
      <Frame wide={46}>
        <PublicHours hours={hours} onHours={setHours} error={undefined} />
      </Frame>
    </Spoken>
  )
}

const places: [platform: string, place: Publishes][] = [
  ['Telegram', { hours: 'text', text: { max: 512, unit: 'utf16' }, perLanguage: true }],
  ['Google', { hours: 'structured', text: { max: 750, unit: 'utf16' }, withoutLinks: true }],
  ['X', { hours: 'text', text: { max: 100, unit: 'weighted' } }],
]

/** In two languages, with hours of the platform's own, and too long. */
export function Previews({ say }: StoryProps) {
  const card: PublicCard = {
    language: say('es', 'en') as 'es' | 'en',
    hours: { timeZone: 'Europe/Madrid', spans },
    level: { minutes: 30, share: 90 },
    guides: { es: 'Pedidos y devoluciones. Prensa: prensa@urraca.es', en: 'Orders and returns' },
    link: 'https://urraca.es/ayuda',
  }
  return (
    <Spoken say={say}>
      <Frame wide={40} isSpaced>
        {places.map(([platform, place]) => (
          <PublicPreview key={platform} card={card} place={place} platform={platform} />
        ))}
        <PublicPreview card={{ language: card.language, guides: {} }} place={places[0]![1]} platform="WhatsApp" />
      </Frame>
    </Spoken>
  )
}

const nothing = { at: null, code: null, over: null, said: null }
const publications: Publication[] = [
  { ...nothing, state: 'waiting' },
  { ...nothing, state: 'waiting', code: 'unreachable' },
  { ...nothing, state: 'published' },
  { ...nothing, state: 'refused', code: 'too-long', over: 28 },
  { ...nothing, state: 'refused', code: 'other-hours' },
  { ...nothing, state: 'refused', code: '100', said: '(#100) Param about must be shorter' },
]

/** On its way, there, and refused with what to do. */
export function States({ say }: StoryProps) {
  return (
    <Spoken say={say}>
      <Frame wide={40} isSpaced>
        {publications.map((publication, place) => (
          <PublicationState
            key={place}
            publication={publication}
            platform="Facebook"
            isBusy={false}
            onAgain={() => {}}
          />
        ))}
      </Frame>
    </Spoken>
  )
}

function Spoken({ say, children }: StoryProps & { children: ReactNode }) {
  return (
    <TextsProvider language={say('es', 'en') as 'es' | 'en'} onSpeak={() => {}}>
      {children}
    </TextsProvider>
  )
}
