import { isLimited } from '#conversations'
import type { ViewStep } from '#protocol'
import { maySee, type ToldStep } from '#views'
import type { Viewer } from './viewer.ts'

type Steps = ReadonlyMap<string, ToldStep>

/** What two slices come to. Pure. */
export const stepsTogether = (one: Steps, other: Steps): Steps =>
  new Map([
    ...one,
    ...[...other].map(
      ([id, step]) => [id, { ...step, isBehind: step.isBehind || (one.get(id)?.isBehind ?? false) }] as const,
    ),
  ])

/** What a viewer hears of it: of the views that it may see, and how much stands there if that is how much it sees. */
export const stepsFor = ({ who, personId }: Viewer, steps: Steps): ViewStep[] =>
  [...steps.values()]
    .filter(({ of, ofTeam }) => (ofTeam ? maySee(who, { kind: 'team', id: ofTeam }) : of === null || of === personId))
    .map(({ id, count, isFilling, isBehind }) => ({ id, count: isLimited(who) ? null : count, isFilling, isBehind }))
