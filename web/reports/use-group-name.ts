import { useChannelName } from '#web/profiles'
import { useReasons } from '#web/reasons'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'
import { type Grouping, NONE } from './look.ts'

/** What a group of conversations is called: a channel, a reason with those above it, a team, or none of them. */
export function useGroupName(by: Grouping): (key: string) => string {
  const t = useText()
  const channelName = useChannelName()
  const reasons = useReasons().data
  const teams = useKnownTeams()
  return key => {
    if (key === NONE) return t('reports.group.none', { by })
    if (by === 'channel') return channelName(key)
    if (by === 'team') return teams.find(({ id }) => id === key)?.name ?? '…'
    const reason = reasons?.find(({ id }) => id === key)
    return reason ? [...reason.path, reason.label].join(' › ') : '…'
  }
}
