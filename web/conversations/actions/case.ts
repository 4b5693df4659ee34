import { ArrowRight, Briefcase, BriefcaseBusiness, CheckCheck } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { reasonChoices } from './reason-choices.ts'

/** The matter of which it is a part, with other conversations. */
export const linkCase: Action = {
  name: DEEDS.case,
  label: 'deed.case',
  icon: Briefcase,
  group: 'talk',
  keys: ['L'],
  can: ({ together }) => together !== undefined,
  run: ({ together }) => together?.linkCase(),
}

/** What is open of its case is closed for one reason. */
export const settleCase: Action = {
  name: DEEDS.settleCase,
  label: 'deed.settle-case',
  icon: CheckCheck,
  group: 'talk',
  keys: ['shift+L'],
  can: ({ together }) => together?.case?.state === 'open',
  run: ({ ask, together }) => (together?.case?.open === 0 ? together.settleCase() : ask(DEEDS.settleCase)),
  choices: ({ talk, together, t }) => {
    // What is missing here is asked for before; of what is closed already nothing is.
    const isClosed = talk?.status === 'closed'
    const asked = talk && { ...talk, ...(isClosed && { settle: (_: string, then: () => void) => then() }) }
    return together?.case?.state === 'open' ? reasonChoices(asked, t, id => together.settleCase(id)) : []
  },
}

/** To another conversation of its case. */
export const caseGo: Action = {
  name: DEEDS.caseGo,
  label: 'deed.case-go',
  icon: BriefcaseBusiness,
  group: 'go',
  keys: ['G L'],
  can: ({ talk, together }) => together?.case?.first.some(({ id }) => id !== talk?.id) ?? false,
  run: ({ ask }) => ask(DEEDS.caseGo),
  choices: ({ talk, together, ways }) =>
    (together?.case?.first ?? [])
      .filter(({ id }) => id !== talk?.id)
      .map(({ id, name, last }) => ({
        ...{ key: id, label: name, hint: last.text, icon: ArrowRight },
        run: () => ways.go(ways.inbox('all', id)),
      })),
}
