import { CircleDashed, UserRoundPlus } from 'lucide-react'
import type { Action, Choice } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

export const assign: Action = {
  name: DEEDS.assign,
  label: 'deed.assign-to',
  icon: UserRoundPlus,
  group: 'talk',
  keys: ['A'],
  can: ({ talk }) => talk !== undefined && talk.status !== 'closed',
  run: ({ ask }) => ask(DEEDS.assign),
  choices: ({ talk, t, brand }) => {
    if (!talk) return []
    const me = brand.me.person.id
    const mineFirst = talk.colleagues.toSorted((a, b) => Number(b.id === me) - Number(a.id === me))
    const people: Choice[] = mineFirst.map(({ id, name, email }) => ({
      key: id,
      label: id === me ? t('assign.me', { name }) : name,
      also: email,
      isChosen: talk.holder.kind === 'agent' && talk.holder.id === id,
      run: () => talk.assign({ kind: 'agent', id }),
    }))
    const nobody: Choice = {
      key: 'queue',
      label: t('assign.nobody'),
      icon: CircleDashed,
      isChosen: talk.holder.kind === 'queue',
      run: () => talk.assign({ kind: 'queue' }),
    }
    return [...people, nobody]
  },
}
