import { CircleDashed, UserRoundPlus, UsersRound } from 'lucide'
import type { Colleague } from '#protocol'
import type { Action, Choice } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

export const assign: Action = {
  name: DEEDS.assign,
  label: 'deed.assign-to',
  icon: UserRoundPlus,
  group: 'talk',
  keys: ['A'],
  can: ({ talk, many }) => many !== undefined || (talk !== undefined && talk.status !== 'closed'),
  run: ({ ask }) => ask(DEEDS.assign),
  choices: ({ talk, many, t, brand }) => {
    const those = many ?? talk
    if (!those) return []
    const { colleagues, teams } = those
    const holder = many ? undefined : talk?.holder
    const me = brand.me.person.id
    const choiceOf = ({ id, name, email }: Colleague): Choice => ({
      key: id,
      label: id === me ? t('assign.me', { name }) : name,
      also: email,
      isChosen: holder?.kind === 'agent' && holder.id === id,
      run: () => those.assign({ kind: 'agent', id }),
    })
    const queues = teams
      .filter(team => !team.isArchived)
      .map(({ id, name }): Choice => ({
        key: id,
        label: name,
        hint: t('assign.team'),
        icon: UsersRound,
        isChosen: holder?.kind === 'queue' && holder.team === id,
        run: () => those.assign({ kind: 'queue', team: id }),
      }))
    const nobody: Choice = {
      key: 'queue',
      label: t('assign.nobody'),
      icon: CircleDashed,
      isChosen: holder?.kind === 'queue' && holder.team === undefined,
      run: () => those.assign({ kind: 'queue' }),
    }
    const [mine = [], others = []] = [true, false].map(is => colleagues.filter(one => (one.id === me) === is))
    return [...mine.map(choiceOf), ...queues, ...others.map(choiceOf), nobody]
  },
}
