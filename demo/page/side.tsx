import type { Standing } from './app.tsx'
import { Face, PlaceMark } from './marks.tsx'
import { unreadIn } from './place.ts'
import { language, t } from './words.ts'

/** Who one is, which brand one writes to, and where. */
export const Side = (standing: Standing) => (
  <aside class="side">
    <People {...standing} />
    <Brands {...standing} />
    <section aria-labelledby="by">
      <h2 id="by">{t('by')}</h2>
      <Places {...standing} />
    </section>
  </aside>
)

/** Those with something on their mind; the others, who have only written, are in a list below. */
export function People({ state, where, go }: Standing) {
  const leads = state.people.filter(({ about }) => about.es !== '')
  const others = state.people.filter(({ about }) => about.es === '').toSorted((a, b) => a.name.localeCompare(b.name))
  const isOther = others.some(({ id }) => id === where.person)
  return (
    <section aria-labelledby="who">
      <h2 id="who">{t('writesAs')}</h2>
      <ul class="people">
        {leads.map(({ id, name, about }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === where.person} onClick={() => go({ person: id })}>
              <Face name={name} />
              <span class="two">
                <b>{name}</b>
                <span>{about[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <select
          class="others"
          aria-label={t('others')}
          value={isOther ? where.person : ''}
          onChange={({ currentTarget }) => currentTarget.value && go({ person: currentTarget.value })}
        >
          <option value="">{t('others')}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </section>
  )
}

export function Brands({ state, where, go }: Standing) {
  return (
    <section aria-labelledby="brand">
      <h2 id="brand">{t('brand')}</h2>
      <div class="segments">
        {state.brands.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === where.brand}
            onClick={() => go({ brand: id, place: keptPlace({ state, where, brand: id }) })}
          >
            {name}
          </button>
        ))}
      </div>
    </section>
  )
}

type Kept = Pick<Standing, 'state' | 'where'> & { brand: string }

const keptPlace = ({ state, where, brand }: Kept) =>
  state.places.some(each => each.brand === brand && each.id === where.place) ? where.place : ''

export function Places({ state, where, go }: Standing) {
  return (
    <ul class="places">
      {state.places
        .filter(({ brand }) => brand === where.brand)
        .map(place => {
          const unread = unreadIn(state, place, where.person)
          return (
            <li key={place.id}>
              <button type="button" aria-pressed={place.id === where.place} onClick={() => go({ place: place.id })}>
                <PlaceMark place={place} />
                <span class="name">{place.name[language]}</span>
                {unread > 0 && (
                  <span class="badge" role="img" aria-label={t('unread', { n: unread })}>
                    {unread}
                  </span>
                )}
              </button>
            </li>
          )
        })}
    </ul>
  )
}
