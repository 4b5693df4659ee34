import { useMemo } from 'react'
import type { Conversation, Message, TimelineNarrowing } from '#protocol'
import { type Looking, narrowingFor } from './looking.ts'
import { firstSince, goesBackTo, toldOf } from './told.ts'
import { useFreshTimelines, useTimeline } from './use-timeline.ts'

type Loaded = ReturnType<typeof useTimeline>

/**
 * The customer's whole timeline around the open conversation: its end, or the place that is looked for where the end
 * does not reach back to it. `here`: the messages of the open conversation, which are there first.
 */
export function useHistory({ customerId }: Conversation, here: readonly Message[], looking: Looking) {
  useFreshTimelines()
  const { of, only } = looking
  const narrowing = useMemo(() => narrowingFor({ ...(of && { of }), ...(only && { only }) }), [of, only])
  const now = useTimeline({ customerId, narrowing, anchor: {} })
  const latest = useTold(now, here, narrowing)
  const isSought = isBefore(looking, now, latest)
  const away = useTimeline(isSought ? { customerId, narrowing, anchor: anchorOf(looking) } : undefined)
  const there = useTold(away, here, narrowing)
  // A place that is not there is said, and the end is shown.
  const isLost = isSought && away.error !== null
  const isAway = isSought && !isLost
  const [shown, messages] = isAway ? [away, there] : [now, latest]
  const isNarrowed = of !== undefined || only !== undefined
  return {
    ...{ messages, isAway, isNarrowed },
    conversations: shown.data?.conversations ?? NONE,
    target: targetIn(looking, shown.data && !isLost ? messages : []),
    isComing: (isAway && !away.data) || (isNarrowed && !now.data && !now.error),
    fault: isLost ? away.error : now.data ? null : now.error,
    hasEarlier: shown.data?.earlier != null,
    hasLater: isAway && away.data?.later != null,
    earlier: shown.earlier,
    later: away.later,
    again: () => void (isLost ? away : now).refetch(),
  }
}

const NONE: never[] = []

const anchorOf = ({ message, at }: Looking) =>
  message === undefined ? { ...(at !== undefined && { at }) } : { around: message }

/** The message that is to be gone to. */
const targetIn = ({ message, at }: Looking, messages: readonly Message[]): string | undefined =>
  message ?? (at === undefined ? undefined : firstSince(messages, at)?.id)

const useTold = ({ data }: Loaded, here: readonly Message[], narrowing: TimelineNarrowing): Message[] =>
  useMemo(() => toldOf(data, here, narrowing), [data, here, narrowing])

/** Whether what is looked for stands before all that the end shows; not before that is there. */
function isBefore({ message, at }: Looking, { data, error }: Loaded, latest: readonly Message[]): boolean {
  if (!data && error === null) return false
  if (message !== undefined) return !latest.some(({ id }) => id === message)
  return at !== undefined && !(data && goesBackTo(data, at))
}
