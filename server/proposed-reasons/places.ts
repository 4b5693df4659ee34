import { placesOf, plain } from '#learning'
import { masked } from '#personal'
import { recipe, size } from './model.ts'

/** The places of what a customer said, each once, without what tells who they are. Pure. */
export function placesIn(text: string): Uint32Array {
  const found = placesOf(plain(masked(text)), recipe)
  return Uint32Array.from(new Set(found.map(place => place & (size - 1))))
}
