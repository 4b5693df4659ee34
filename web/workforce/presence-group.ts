import { useSyncExternalStore } from 'react'
import { type Scene, useStage } from '#web/actions'
import { type MenuGroup, under } from '#web/overlay'
import { useText } from '#web/texts'

/** How one stands, as it is on the stage; undefined until that is known. */
export function usePresence(): Scene['presence'] {
  const { look, watch } = useStage()
  return useSyncExternalStore(watch, () => look().presence)
}

/** The ways to stand, for one's own menu. */
export function usePresenceGroup(): MenuGroup[] {
  const t = useText()
  const choices = usePresence()?.choices
  if (!choices) return []
  return [
    under(
      t('person.presence'),
      choices.map(({ key, label, icon, hint, isChosen = false, run }) => ({
        ...{ key, label, icon, text: hint, isChosen },
        onDo: run,
      })),
    ),
  ]
}
