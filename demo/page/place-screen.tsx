import { useEffect, useState } from 'preact/hooks'
import type { Bubble, DeedAsked } from '../phone/shown.ts'
import type { Standing } from './app.tsx'
import { Composer, type About } from './composer.tsx'
import { Letters } from './letters.tsx'
import { insideText } from './inside-words.ts'
import { Face, Icon } from './marks.tsx'
import { bubblesIn, isPublic } from './place.ts'
import { Reviews } from './reviews.tsx'
import { Square } from './square.tsx'
import { perform, type Shown } from './store.ts'
import { Talk } from './talk.tsx'
import { language, t } from './words.ts'

export type Does = (deed: DeedAsked['deed']) => Promise<boolean>

/** What a view of a place is given. */
export type View = {
  place: Shown
  bubbles: Bubble[]
  person: string
  brand: string
  color: string
  nameOf: (person: string) => string
  isTyping: boolean
  does: Does
  about: (about: About | undefined) => void
}

const views = { talk: Talk, texts: Talk, square: Square, letters: Letters, reviews: Reviews }

type Props = Standing & { place: Shown; lookInside: () => void }

export function PlaceScreen({ phone, state, where, go, place, lookInside }: Props) {
  const { person } = where
  const [trouble, setTrouble] = useState<string>()
  const [about, setAbout] = useState<About>()
  const brand = state.brands.find(({ id }) => id === place.brand)!
  const bubbles = bubblesIn(state, place, person)
  const does: Does = async deed => {
    const why = await perform({ seat: place.seat, place: place.id, person, deed })
    setTrouble(why === undefined || deed.deed === 'typing' || deed.deed === 'read' ? undefined : why)
    return why === undefined
  }
  const last = bubbles.findLast(each => each.by === 'brand' && each.person === person && !each.isPost)
  const isLooking = useIsLooking()
  // Whoever looks at it has read it; the platform tells the brand.
  useEffect(() => {
    if (last && isLooking && !isPublic(place) && place.face !== 'letters') void does({ deed: 'read', of: last.id })
  }, [last?.id, isLooking])
  const isTyping = (phone.typing.get(`${place.seat} ${person}`) ?? 0) > Date.now()
  const people = new Map(state.people.map(each => [each.id, each.name]))
  const ViewOf = views[place.face]
  return (
    <section
      class={`place face-${place.face}`}
      style={{ '--h': String(place.mark.hue) }}
      aria-label={place.name[language]}
    >
      <PlaceTop {...{ place, brand, lookInside }} back={() => go({ place: '' })} />
      {isPublic(place) && <div class="awning-line" aria-hidden="true" />}
      <ViewOf
        {...{ place, bubbles, person, isTyping, does }}
        brand={brand.name}
        color={brand.color}
        nameOf={id => people.get(id) ?? ''}
        about={setAbout}
      />
      {trouble !== undefined && (
        <p class="trouble" role="alert">
          <span>{t('notSent', { why: trouble })}</span>
          <button type="button" class="icon-button" aria-label={t('cancel')} onClick={() => setTrouble(undefined)}>
            <Icon of="close" />
          </button>
        </p>
      )}
      <Composer
        {...{ place, about, does }}
        name={people.get(person) ?? ''}
        isOnline={phone.isOnline}
        done={() => setAbout(undefined)}
        failed={setTrouble}
      />
    </section>
  )
}

type TopProps = {
  place: Shown
  brand: { name: string; color: string }
  lookInside: () => void
  back: () => void
}

const PlaceTop = ({ place, brand, lookInside, back }: TopProps) => (
  <header class="place-top">
    <button type="button" class="icon-button" aria-label={t('back')} onClick={back}>
      <Icon of="back" />
    </button>
    <Face name={brand.name} brand={brand.color} />
    <span class="two">
      <b>{brand.name}</b>
      <span>{`${place.name[language]} · ${t(isPublic(place) ? 'public' : 'business')}`}</span>
    </span>
    <button type="button" class="icon-button narrow-inside" aria-label={insideText('open')} onClick={lookInside}>
      <Icon of="inside" />
    </button>
  </header>
)

function useIsLooking(): boolean {
  const [isLooking, setLooking] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setLooking(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isLooking
}
