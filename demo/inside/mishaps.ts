import type { Treatment } from '../../test/vendors/vendor-server.ts'
import type { Mishaps } from '../phone/shown.ts'

type Mood = NonNullable<Treatment['mood']>

/** How badly the platforms of the phone behave. Whoever plays with it says so; nothing here happens by itself. */
export type MishapBox = {
  readonly now: Mishaps
  set(change: Partial<Mishaps>): void
  /** The mood for the brand's next answer, which is used up by it. */
  takeMood(): Mood | undefined
}

const moods: Record<Exclude<Mishaps['answer'], 'well'>, Mood> = { lost: 'cuts', busy: 'throttles', broken: 'fails' }

export function openMishaps(tell: (now: Mishaps) => void): MishapBox {
  let now: Mishaps = { answer: 'well', isEarly: false, isTwice: false, isSwapped: false }
  const set = (change: Partial<Mishaps>) => {
    now = { ...now, ...change }
    tell(now)
  }
  return {
    get now() {
      return now
    },
    set,
    takeMood() {
      const { answer } = now
      if (answer === 'well') return undefined
      set({ answer: 'well' })
      return moods[answer]
    },
  }
}

const answers = ['well', 'lost', 'busy', 'broken']

/** What the page asks for; what is none of it is left out. */
export function mishapsIn(value: unknown): Partial<Mishaps> {
  const asked = (typeof value === 'object' && value !== null ? value : {}) as Partial<Mishaps>
  const isOn = (name: 'isEarly' | 'isTwice' | 'isSwapped') =>
    typeof asked[name] === 'boolean' ? { [name]: asked[name] } : {}
  return {
    ...(answers.includes(String(asked.answer)) ? { answer: asked.answer! } : {}),
    ...{ ...isOn('isEarly'), ...isOn('isTwice'), ...isOn('isSwapped') },
  }
}
