import { useState } from 'react'
import { find } from '#web/actions'
import { TextInput } from '#web/form'
import { type Key, useLanguage, usePageTexts, useText } from '#web/texts'
import { EMOJI, type EmojiGroup } from './emoji.ts'
import css from './emoji-picker.module.css'

const HEADINGS: Record<EmojiGroup['name'], Key> = {
  faces: 'emoji.faces',
  hands: 'emoji.hands',
  hearts: 'emoji.hearts',
  things: 'emoji.things',
  signs: 'emoji.signs',
}

/** Signs to put into the text, found in either language. Brought when it is opened. */
export function EmojiPicker({ onPick }: { onPick: (sign: string) => void }) {
  const t = useText()
  const hasTexts = usePageTexts()
  const { language } = useLanguage()
  const [search, setSearch] = useState('')
  const groups = EMOJI.map(({ name, signs }) => ({
    name,
    signs: signs.filter(([sign, es, en]) => sign === search || find(search, es) || find(search, en)),
  })).filter(({ signs }) => signs.length > 0)
  if (!hasTexts) return null
  return (
    <div className={css.picker}>
      <TextInput
        label={t('emoji.search')}
        isLabelHidden
        placeholder={t('emoji.search')}
        value={search}
        onChange={setSearch}
        autoFocus
      />
      <div className={css.groups}>
        {groups.map(({ name, signs }) => (
          <section key={name} aria-label={t(HEADINGS[name])}>
            <h3 className={css.heading}>{t(HEADINGS[name])}</h3>
            <div className={css.signs}>
              {signs.map(([sign, es, en]) => (
                <button
                  key={sign}
                  type="button"
                  className={css.sign}
                  aria-label={`${sign} ${language === 'es' ? es : en}`}
                  onClick={() => onPick(sign)}
                >
                  {sign}
                </button>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && <p>{t('find.none', { search })}</p>}
      </div>
    </div>
  )
}
