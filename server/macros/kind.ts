import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { MacroStep } from '#protocol'
import type { Place } from '#replies'
import type { GapsAsk } from '#snippets'

/** One run of a macro in a conversation, on behalf of a person. */
export type Run = {
  id: string
  conversationId: string
  visibility: 'public' | 'private'
  now: number
  placeOf: (profileId: string) => Place
  /** What the gaps of its texts need to know. */
  gaps: GapsAsk
}

/** What a step needs to be undone, as JSON; null where it changed nothing. */
export type Done = object | null

/** What one kind of step does. `place` is where it stands among those of its run. */
export type Kind<S extends MacroStep = MacroStep> = {
  /** Whether what it names is (still) there; asked when it is kept, and before anything is done. @throws Fault */
  check(tx: Tx, who: Who, step: S): Promise<void>
  run(tx: Tx, who: Who, step: S, run: Run, place: number): Promise<Done>
  /** @throws Fault where it cannot be undone (any more) */
  undo(tx: Tx, who: Who, done: never, run: Pick<Run, 'conversationId' | 'now'>): Promise<void>
}
