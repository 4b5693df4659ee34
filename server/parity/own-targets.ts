import type { ParityTarget } from '#protocol'
import { type Pace, type Target, targetFor } from '#service-levels'

type Own = Omit<ParityTarget, 'name' | 'channel'>

/**
 * The targets that stand for one account alone, each with its reason beside the target of all; one that names no pace is told
 * once for each, where what all others have differs by it. What another one of the account stands over is left out. Pure.
 */
export function ownTargets(targets: readonly Target[]): Own[] {
  const ofAll = targets.filter(({ profileId }) => profileId === null)
  return targets.flatMap((target): Own[] => {
    const { aim, class: each, profileId, within, why } = target
    if (profileId === null) return []
    const holds = (pace: Pace) => targetFor(targets, { aim, class: each, pace, profileId }) === target
    const paces = target.pace === null ? (['live', 'later'] as const) : [target.pace]
    const told = paces.filter(holds).map(pace => {
      const usual = targetFor(ofAll, { aim, class: each, pace, profileId })!.within
      return { aim, class: each, pace, profileId, within, usual, why: why ?? '' }
    })
    const [one, other] = told
    const isSame = one && other && JSON.stringify(one.usual) === JSON.stringify(other.usual)
    return isSame ? [{ ...one, pace: null }] : told
  })
}
