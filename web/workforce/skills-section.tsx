import { useState } from 'react'
import { Plus, GraduationCap } from 'lucide'
import type { Skill } from '#protocol'
import { Switch, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useLanguage, useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { NamedLines } from './named-lines.tsx'
import { useKeepSkill } from './staff-queries.ts'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

/** The skills of the brand: named in both languages, hard or not, put away. */
export function SkillsSection({ skills }: { skills: readonly Skill[] }) {
  const t = useText()
  const { language } = useLanguage()
  const keep = useKeepSkill()
  const [edited, setEdited] = useState<string>()
  return (
    <>
      <Wrong fault={keep.error} />
      <NamedLines
        title={t('staff.skills')}
        help={t('staff.skills.help')}
        icon={GraduationCap}
        none={t('staff.skills.none')}
        add={
          <Button kind="primary" onClick={() => setEdited('new')}>
            <Icon of={Plus} />
            {t('staff.skill.add')}
          </Button>
        }
        all={skills.map(({ id, name, isHard, isArchived }) => ({
          ...{ id, isArchived, name: name[language] },
          text: t('staff.skill.kind', { kind: isHard ? 'hard' : 'soft' }),
        }))}
        onEdit={setEdited}
        onArchive={(id, isArchived) => keep.mutate({ id, isArchived })}
      />
      <Dialog
        title={t(edited === 'new' ? 'staff.skill.add' : 'staff.skill.edit')}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
        closeName={t('common.close')}
      >
        <Form key={edited} before={skills.find(({ id }) => id === edited)} onDone={() => setEdited(undefined)} />
      </Dialog>
    </>
  )
}

const LONGEST = 60

function Form({ before, onDone }: { before: Skill | undefined; onDone: () => void }) {
  const t = useText()
  const keep = useKeepSkill()
  const [es, setEs] = useState(before?.name.es ?? '')
  const [en, setEn] = useState(before?.name.en ?? '')
  const [isHard, setHard] = useState(before?.isHard ?? false)
  const isChanged = useIsChanged([es.trim(), en.trim(), isHard])
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        keep.mutate({ ...(before && { id: before.id }), name: { es, en }, isHard }, { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('staff.skill.es')}
        data-autofocus=""
        required
        maxLength={LONGEST}
        value={es}
        onChange={setEs}
      />
      <TextInput
        label={t('staff.skill.en')}
        help={t('staff.skill.en.help')}
        maxLength={LONGEST}
        value={en}
        onChange={setEn}
      />
      <Switch label={t('staff.skill.hard')} help={t('staff.skill.hard.help')} isOn={isHard} onChange={setHard} />
      <Wrong fault={keep.error} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={es.trim() === '' || !isChanged} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}
