import { CircleDashed, Siren } from 'lucide'
import type { Action, Choice } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** The cause that it shares with others, among those that are open. */
export const incident: Action = {
  name: DEEDS.incident,
  label: 'deed.incident',
  icon: Siren,
  group: 'talk',
  keys: ['I'],
  can: ({ together }) => together !== undefined,
  run: ({ ask }) => ask(DEEDS.incident),
  choices: ({ together, t }) => {
    if (!together) return []
    const open: Choice[] = together.incidents.map(({ id, name, conversations }) => ({
      key: id,
      label: name,
      hint: t('incident.conversations', { count: conversations }),
      isChosen: id === together.incidentId,
      run: () => together.toIncident(id),
    }))
    const none: Choice[] = together.incidentId
      ? [{ key: 'none', label: t('incident.none'), icon: CircleDashed, run: () => together.toIncident(null) }]
      : []
    return [...open, ...none]
  },
}
