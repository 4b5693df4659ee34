import type { ReactNode } from 'react'
import type { IconNode } from 'lucide'
import type { Key } from '#web/texts'
import type { Scene } from './scene.ts'

/** Under which heading the help sheet and the palette show it. */
export type Group = 'list' | 'talk' | 'write' | 'go' | 'house'

/** A deed of the console. Palette, menus, shortcuts and help are all made of these. */
export type Action = {
  /** `room.verb`, the same for good: choices of a person hang on it. */
  name: string
  label: Key
  icon: IconNode
  group: Group
  /** As in `keys.ts`; the first one is printed. */
  keys?: readonly string[]
  can: (scene: Scene) => boolean
  run: (scene: Scene) => void
  /** What it lets one choose from; the palette finds each of them directly. */
  choices?: (scene: Scene) => Choice[]
  /** What is to be known before one is chosen; said over the choices. */
  note?: (scene: Scene) => string | undefined
  /** What can be made of what was written, where no choice is called so. */
  make?: (scene: Scene, written: string) => Choice | undefined
  /** It is a key only: moving about is not looked for. */
  isUnlisted?: boolean
}

/** One of several, in the reader's words. */
export type Choice = {
  key: string
  label: string
  /** A second word, quieter. */
  hint?: string
  /** Other words by which it is found. */
  also?: string
  icon?: IconNode
  /** A dot of this hue (degrees) before its label. */
  hue?: number
  keys?: string
  /** The digit that takes it while nothing is looked for. */
  digit?: string
  /** Under which heading it stands while nothing is looked for: those of one follow each other. */
  heading?: string
  isChosen?: boolean
  /** One of several that can be chosen: the others stay in sight. */
  stays?: boolean
  /** More of it, shown while it is the one that Enter takes. */
  preview?: ReactNode
  run: () => void
}
