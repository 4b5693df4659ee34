import { isColleague, personOf } from '#conversations'
import { mustBeFilled } from '#fields'
import { Fault } from '#lib'
import type { MacroStep } from '#protocol'
import { mustBeReason } from '#reasons'
import type { Kind } from './kind.ts'
import { changing } from './step-change.ts'
import { noting, replying } from './step-say.ts'
import { tagging } from './step-tag.ts'

type Of<K extends MacroStep['kind']> = Extract<MacroStep, { kind: K }>

/** What a macro can do, in the order in which it is done: whoever closes has answered before. */
export const kinds: { readonly [K in MacroStep['kind']]: Kind<Of<K>> } = {
  assign: changing<Of<'assign'>>({
    async check(tx, who, { to }) {
      if (to.kind === 'agent' && !(await isColleague(tx, who.workspaceId, to.id)))
        throw new Fault('macro.colleague', 409)
    },
    deed: ({ to }, who) => ({ kind: 'assign', to: to.kind === 'me' ? { kind: 'agent', id: personOf(who)! } : to }),
    told: 'assigned',
  }),
  tag: tagging,
  note: noting,
  reply: replying,
  snooze: changing<Of<'snooze'>>({
    deed: ({ forMs }, _, { now }) => ({ kind: 'snooze', until: now + forMs }),
    told: 'snoozed',
  }),
  close: changing<Of<'close'>>({
    async check(tx, who, { reasonId }) {
      await mustBeReason(tx, who, reasonId).catch((thrown: unknown) => {
        throw thrown instanceof Fault ? new Fault('macro.reason', 409) : thrown
      })
    },
    before: (tx, who, { conversationId }) => mustBeFilled(tx, who, conversationId),
    deed: ({ reasonId }) => ({ kind: 'close', reasonId }),
    told: 'closed',
    // Whoever opens it again by hand gets the turn back that stands now.
    remembers: ({ turnAt }) => ({ turnAt }),
  }),
}

/** The kind of a step; the steps of each are its own. */
export const kindOf = ({ kind }: MacroStep): Kind => kinds[kind] as Kind

/** The steps in the order in which they are done. */
export const inOrder = (steps: readonly MacroStep[]): MacroStep[] => {
  const order = Object.keys(kinds)
  return steps.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}
