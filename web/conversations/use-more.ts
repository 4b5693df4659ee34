import { printed, useStage } from '#web/actions'
import { useCase } from '#web/cache'
import type { MenuDeed } from '#web/overlay'
import { useText } from '#web/texts'
import type { Conversation } from '#protocol'
import { moreActions } from './actions/index.ts'
import { DEEDS } from './deed-names.ts'

/** What else can be done with a conversation, for the menu of its head: the same actions as by key. */
export function useMore({ id, profileId, status, customer, caseId }: Conversation): MenuDeed[] {
  const t = useText()
  const { look } = useStage()
  const isCaseOpen = useCase(caseId).data?.state === 'open'
  const isMergeable = customer.conversations.some(one => one.profileId === profileId && one.id !== id)
  const isOff = (name: string): boolean =>
    (name === DEEDS.merge && !isMergeable) ||
    (name === DEEDS.handOver && status === 'closed') ||
    (name === DEEDS.settleCase && !isCaseOpen)
  return moreActions
    .filter(({ name }) => !isOff(name))
    .map(({ name, label, icon, keys, run }) => ({
      ...{ key: name, label: t(label), icon, onDo: () => run(look()) },
      keys: keys?.[0] && printed(keys[0]),
    }))
}
