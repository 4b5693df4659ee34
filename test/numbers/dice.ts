import { randomFrom } from '../random.ts'

/** What falls is the same for the same seed. */
export type Dice = {
  below: (count: number) => number
  of: <T>(all: readonly T[]) => T
  digits: (count: number) => string
  letters: (count: number, of?: string) => string
  happens: (share: number) => boolean
}

export function diceFrom(seed: number): Dice {
  const random = randomFrom(seed)
  const below = (count: number): number => Math.floor(random() * count)
  const of = <T>(all: readonly T[]): T => all[below(all.length)]!
  const letters = (count: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'): string =>
    Array.from({ length: count }, () => of([...alphabet])).join('')
  return { below, of, letters, digits: count => letters(count, '0123456789'), happens: share => random() < share }
}
