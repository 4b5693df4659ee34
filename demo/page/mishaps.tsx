import type { Mishaps } from '../phone/shown.ts'
import { insideText } from './inside-words.ts'
import { post, type Shown } from './store.ts'

const answers = ['well', 'lost', 'busy', 'broken'] as const
const switches = ['isEarly', 'isTwice', 'isSwapped'] as const

/** What one can let go wrong at this place. */
export function MishapSwitches({ place, mishaps }: { place: Shown; mishaps: Mishaps }) {
  const set = (change: Partial<Mishaps>) => void post('/mishaps', change)
  const possible = switches.filter(each => place.mishaps.includes(each))
  return (
    <section class="mishaps" aria-labelledby="mishaps">
      <h2 id="mishaps">{insideText('mishaps')}</h2>
      {place.mishaps.includes('answer') && (
        <label class="choice">
          <span>{insideText('mishap.answer')}</span>
          <select
            class="others"
            value={mishaps.answer}
            onChange={({ currentTarget }) => set({ answer: currentTarget.value as Mishaps['answer'] })}
          >
            {answers.map(each => (
              <option key={each} value={each}>
                {insideText(`answer.${each}`)}
              </option>
            ))}
          </select>
          {mishaps.answer !== 'well' && <small>{insideText('once')}</small>}
        </label>
      )}
      {possible.map(each => (
        <label key={each} class="switch">
          <span>{insideText(`mishap.${each}`)}</span>
          <input
            type="checkbox"
            role="switch"
            checked={mishaps[each]}
            onChange={({ currentTarget }) => set({ [each]: currentTarget.checked })}
          />
        </label>
      ))}
    </section>
  )
}
