import { type PersonalHints, personalDataIn } from './personal.ts'

/**
 * A text as it may leave the house: each thing that tells who somebody is stands as its kind in brackets, whatever its
 * length, so that nothing of it can be guessed. Pure and linear; masking twice changes nothing.
 */
export function masked(text: string, hints: Omit<PersonalHints, 'published'> = {}): string {
  const pieces: string[] = []
  let end = 0
  for (const { kind, from, to } of personalDataIn(text, hints)) {
    pieces.push(text.slice(end, from), `[${kind}]`)
    end = to
  }
  return pieces.join('') + text.slice(end)
}
