import { useState } from 'react'
import { Plus } from 'lucide'
import type { Levels } from '#protocol'
import { FieldGroup, Select } from '#web/form'
import { useLanguage, useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { LevelSelect } from './level-select.tsx'
import css from './staff.module.css'

/** Those that customers write in here and around; any other code may stand there and keeps its name. */
const OFFERED = 'es en ca eu gl pt fr de it nl pl ro ru uk ar zh ja ko tr sv da no fi cs el he hi bg hu'.split(' ')

type LanguagesFieldProps = { languages: Levels; onChange: (languages: Levels) => void }

/** What somebody speaks, each with how well. */
export function LanguagesField({ languages, onChange }: LanguagesFieldProps) {
  const t = useText()
  const { language } = useLanguage()
  const named = new Intl.DisplayNames(language, { type: 'language' })
  const nameOf = (code: string): string => {
    const name = named.of(code) ?? code
    return name[0]!.toLocaleUpperCase(language) + name.slice(1)
  }
  const left = OFFERED.filter(code => !(code in languages))
  const [asked, ask] = useState('')
  const chosen = left.includes(asked) ? asked : left[0]
  return (
    <FieldGroup title={t('staff.languages')}>
      <div className={css.levels}>
        {Object.entries(languages).map(([code, level]) => (
          <LevelSelect
            key={code}
            label={nameOf(code)}
            level={level}
            onLevel={next => {
              const { [code]: _, ...rest } = languages
              onChange(next === 0 ? rest : { ...languages, [code]: next })
            }}
          />
        ))}
      </div>
      {chosen && (
        <div className={css.add}>
          <Select
            label={t('staff.language')}
            choices={left.map(value => ({ value, label: nameOf(value) }))}
            value={chosen}
            onChange={ask}
          />
          <Button onClick={() => onChange({ ...languages, [chosen]: 3 })}>
            <Icon of={Plus} />
            {t('staff.language.add')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
