type Store = Pick<Storage, 'getItem' | 'setItem'>

export const SPEEDS = [1, 1.25, 1.5, 2] as const

const keyOf = (whose: string): string => `sobremesa.speed.${whose}`

/** How fast somebody last listened in this browser. */
export function readSpeed(store: Store, whose: string): number {
  try {
    return SPEEDS.find(speed => String(speed) === store.getItem(keyOf(whose))) ?? 1
  } catch {
    return 1
  }
}

export function noteSpeed(store: Store, whose: string, speed: number): void {
  try {
    store.setItem(keyOf(whose), String(speed))
  } catch {
    // It is only a convenience.
  }
}

/** The next one; after the fastest, the usual one. */
export const nextSpeed = (speed: number): number => SPEEDS.find(each => each > speed) ?? SPEEDS[0]
