import { useEffect } from 'preact/hooks'
import type { PhoneState } from '../phone/shown.ts'
import { Home } from './home.tsx'
import { Icon } from './marks.tsx'
import { markSeen, useWhere, type Where } from './place.ts'
import { PlaceScreen } from './place-screen.tsx'
import { Side } from './side.tsx'
import { type Phone, usePhone } from './store.ts'
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
}

function Whole({ phone, state }: { phone: Phone; state: PhoneState }) {
  const [asked, go] = useWhere()
  const where = completed(asked, state)
  const { person, brand, place: placeId } = where
  const place = state.places.find(each => each.brand === brand && each.id === placeId)
  const standing = { phone, state, where, go }
  const count = state.bubbles.length
  useEffect(() => {
    if (place) markSeen(place, person)
  }, [place?.seat, placeId, person, count])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key === 'Escape' && !event.defaultPrevented && !isWriting) go({ place: '' })
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [])
  return (
    <div class={place ? 'whole in-place' : 'whole'}>
      <header class="top">
        <h1>{t('title')}</h1>
        <span class="chip">{t('invented')}</span>
        <a class="button" href={state.console} target="sobremesa-desk" rel="noreferrer">
          {t('openDesk')} <Icon of="open" />
        </a>
      </header>
      <Side {...standing} />
      <main class="device">
        <div class="screen">
          <div class="status" aria-hidden="true">
            <time>{clockTime(Date.now())}</time>
            <i class="bars" />
            <i class="battery" />
          </div>
          {!phone.isOnline && (
            <p class="offline" role="status">
              <Icon of="warn" /> {t('offline')}
            </p>
          )}
          {place ? (
            <PlaceScreen key={`${place.seat} ${place.id} ${person}`} {...standing} place={place} />
          ) : (
            <Home {...standing} />
          )}
          <div class="bar" aria-hidden="true" />
        </div>
      </main>
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
