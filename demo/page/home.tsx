import type { Standing } from './app.tsx'
import { Brands, People, Places } from './side.tsx'
import { t } from './words.ts'

/** What the phone shows before an app is opened. In a narrow window it is also where one chooses whom to be. */
export function Home(standing: Standing) {
  const person = standing.state.people.find(({ id }) => id === standing.where.person)!
  return (
    <div class="home">
      <h2 class="owner">{person.name}</h2>
      <nav aria-label={t('home')}>
        <Places {...standing} />
      </nav>
      <div class="choices-of-home">
        <People {...standing} />
        <Brands {...standing} />
      </div>
    </div>
  )
}
