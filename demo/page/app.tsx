import { useEffect, useState } from 'preact/hooks'
import type { PhoneState } from '../phone/shown.ts'
import { StartAnew } from './anew.tsx'
import { Home } from './home.tsx'
import { Inside } from './inside.tsx'
import { insideText } from './inside-words.ts'
import { Icon } from './marks.tsx'
import { markSeen, useWhere, type Where } from './place.ts'
import { PlaceScreen } from './place-screen.tsx'
import { Side } from './side.tsx'
import { type Phone, type Shown, usePhone } from './store.ts'
import { clockTime } from './times.ts'
import { t } from './words.ts'

export function App() {
  const phone = usePhone()
  const { stage, state, again } = phone
  if (state) return <Whole phone={phone} state={state} />
  return (
    <main class="blank" aria-busy={stage === 'loading'}>
      <p role="status">{t(stage === 'broken' ? 'broken' : 'loading')}</p>
      {stage === 'broken' && (
        <button type="button" class="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </main>
  )
}

export type Standing = {
  phone: Phone
  state: PhoneState
  where: Where
  go: (to: Partial<Where>) => void
  place: Shown | undefined
}

function Whole({ phone, state }: { phone: Phone; state: PhoneState }) {
  const [asked, go] = useWhere()
  const [looksInside, setLooksInside] = useState(false)
  const where = completed(asked, state)
  const { person, brand, place: placeId } = where
  const place = state.places.find(each => each.brand === brand && each.id === placeId)
  const standing = { phone, state, where, go, place }
  const count = state.bubbles.length
  useEffect(() => {
    if (place) markSeen(place, person)
  }, [place?.seat, placeId, person, count])
  useEscape(() => go({ place: '' }))
  return (
    <div class={['whole', place ? 'in-place' : '', looksInside ? 'looks-inside' : ''].join(' ')}>
      <Top state={state} looksInside={looksInside} look={() => setLooksInside(!looksInside)} />
      <Side {...standing} />
      <main class="stage">
        <Device {...standing} lookInside={() => setLooksInside(true)} />
        <Inside {...standing} />
      </main>
    </div>
  )
}

/** Escape leaves an app, unless somebody is writing or being asked something. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isBusy = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')
      if (event.key === 'Escape' && !event.defaultPrevented && !isBusy) leave()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
}

const Top = ({ state, looksInside, look }: { state: PhoneState; looksInside: boolean; look: () => void }) => (
  <header class="top">
    <h1>{t('title')}</h1>
    <span class="chip">{t('invented')}</span>
    <button type="button" class="button plain to-inside" aria-pressed={looksInside} onClick={look}>
      {insideText(looksInside ? 'close' : 'open')}
    </button>
    {state.canStartAnew && <StartAnew />}
    <a class="button" href={state.console} target="sobremesa-desk" rel="noreferrer">
      {t('openDesk')} <Icon of="open" />
    </a>
  </header>
)

function Device({ lookInside, ...standing }: Standing & { lookInside: () => void }) {
  const { phone, place, where } = standing
  return (
    <div class="device">
      <div class="screen">
        <div class="status" aria-hidden="true">
          <time>{clockTime(Date.now())}</time>
          <i class="bars" />
          <i class="battery" />
        </div>
        {!phone.isOnline && (
          <p class="offline" role="status">
            <Icon of="warn" /> {phone.isEnding ? insideText('ending') : t('offline')}
          </p>
        )}
        {place ? (
          <PlaceScreen key={`${place.seat} ${place.id} ${where.person}`} {...{ ...standing, place, lookInside }} />
        ) : (
          <Home {...standing} />
        )}
        <div class="bar" aria-hidden="true" />
      </div>
    </div>
  )
}

/** The address may be empty, or of another world: then it is the first person and the first brand. */
function completed({ person, brand, place }: Where, { people, brands }: PhoneState): Where {
  return {
    person: people.some(each => each.id === person) ? person : people[0]!.id,
    brand: brands.some(each => each.id === brand) ? brand : brands[0]!.id,
    place,
  }
}
