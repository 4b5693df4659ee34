import { Search } from 'lucide'
import { useState } from 'react'
import type { Team } from '#protocol'
import { useFaultWords } from '#web/api'
import { Checkbox, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { useColleagues } from '#web/people'
import { useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { useTeamsDeeds } from './queries.ts'
import css from './team-dialog.module.css'

type TeamDialogProps = { team: Team | 'new' | undefined; onDone: () => void }

/** A team that is made or edited: what it is called, and who is in it. */
export function TeamDialog({ team, onDone }: TeamDialogProps) {
  const t = useText()
  const title = t(team === 'new' ? 'teams.add' : 'teams.edit')
  return (
    <Dialog title={title} isOpen={team !== undefined} onClose={onDone} closeName={t('common.close')}>
      {team && <TeamForm before={team === 'new' ? undefined : team} onDone={onDone} />}
    </Dialog>
  )
}

const LONGEST_NAME = 120

function TeamForm({ before, onDone }: { before: Team | undefined; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { add, change } = useTeamsDeeds()
  const [name, setName] = useState(before?.name ?? '')
  const [members, setMembers] = useState<readonly string[]>(before?.members ?? [])
  const isChanged = useIsChanged([name.trim(), [...members].toSorted()])
  const done = { onSuccess: onDone }
  const fault = add.error ?? change.error
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (before) change.mutate({ id: before.id, name, members }, done)
        else add.mutate({ name, members }, done)
      }}
    >
      <TextInput
        label={t('teams.name')}
        help={t('teams.name.help')}
        autoFocus
        required
        maxLength={LONGEST_NAME}
        value={name}
        onChange={setName}
        error={fault ? words(fault) : undefined}
      />
      <Members members={members} onChange={setMembers} />
      <div className={css.deeds}>
        <Button
          type="submit"
          kind="primary"
          isOff={name.trim() === '' || !isChanged}
          isBusy={add.isPending || change.isPending}
        >
          {t(before ? 'form.keep' : 'teams.make')}
        </Button>
      </div>
    </form>
  )
}

/** Where there are more colleagues than one sees at a glance, they can be looked for. */
const MANY = 8

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

type MembersProps = { members: readonly string[]; onChange: (members: readonly string[]) => void }

function Members({ members, onChange }: MembersProps) {
  const t = useText()
  const people = useColleagues()
  const [sought, setSought] = useState('')
  return (
    <fieldset className={css.members}>
      <legend className={css.legend}>{t('teams.members')}</legend>
      <Asked query={people}>
        {all => (
          <>
            {all.length > MANY && (
              <TextInput
                label={t('teams.members.find')}
                isLabelHidden
                type="search"
                placeholder={t('teams.members.find')}
                start={<Icon of={Search} size="s" />}
                value={sought}
                onChange={setSought}
              />
            )}
            <div className={css.people}>
              {all
                .filter(({ name, email }) => plain(`${name} ${email}`).includes(plain(sought.trim())))
                .map(({ id, name, email }) => (
                  <Checkbox
                    key={id}
                    label={<bdi>{name}</bdi>}
                    help={<bdi>{email}</bdi>}
                    isOn={members.includes(id)}
                    onChange={isOn => onChange(isOn ? [...members, id] : members.filter(one => one !== id))}
                  />
                ))}
            </div>
          </>
        )}
      </Asked>
    </fieldset>
  )
}
