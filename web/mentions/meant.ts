import { folded, sift } from '#web/actions'
import { isWithin } from './naming.ts'

/** Those whom it may mean, the best first: by the beginnings of words, or else by letters in their order. */
export function meant<N extends { name: string }>(search: string, people: readonly N[]): N[] {
  const found = sift(search, people, ({ name }) => [name])
  return found.length > 0 ? found : people.filter(({ name }) => isWithin(folded(search), folded(name)))
}
