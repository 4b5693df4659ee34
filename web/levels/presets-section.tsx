import { useState } from 'react'
import { useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section } from '#web/page'
import { Dialog } from '#web/overlay'
import { type Key, useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { type Preset, useLevelDeeds, usePreset } from './queries.ts'
import { withinWords } from './within-words.ts'
import { cellKey, CLASSES } from './words.ts'
import css from './levels.module.css'

const PRESETS: readonly { name: Preset; title: Key; text: Key }[] = [
  { name: 'default', title: 'levels.preset.default', text: 'levels.preset.default.text' },
  { name: 'ley-10-2025', title: 'levels.preset.ley', text: 'levels.preset.ley.text' },
]

/** Targets that come together; what they change is seen before they do. */
export function PresetsSection() {
  const t = useText()
  const [looked, setLooked] = useState<Preset>()
  const title = PRESETS.find(({ name }) => name === looked)?.title
  return (
    <Section title={t('levels.presets')} help={t('levels.presets.help')}>
      <Lines label={t('levels.presets')}>
        {PRESETS.map(preset => (
          <Line
            key={preset.name}
            title={t(preset.title)}
            text={t(preset.text)}
            end={
              <Button size="s" onClick={() => setLooked(preset.name)}>
                {t('levels.preset.look')}
              </Button>
            }
          />
        ))}
      </Lines>
      <Dialog
        title={title ? t(title) : ''}
        isOpen={looked !== undefined}
        onClose={() => setLooked(undefined)}
        closeName={t('common.close')}
      >
        {looked && <Changes name={looked} onDone={() => setLooked(undefined)} />}
      </Dialog>
    </Section>
  )
}

function Changes({ name, onDone }: { name: Preset; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const preset = usePreset(name)
  const { putPreset } = useLevelDeeds()
  return (
    <Asked query={preset}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p>{t('levels.preset.same')}</p>
        ) : (
          <div className={css.form}>
            <p>{t('levels.preset.changes', { count: changes.length })}</p>
            <ul className={css.changes} aria-label={t('levels.preset.list')}>
              {changes.map(({ now, then }) => (
                <li key={`${then.aim} ${then.class} ${then.pace}`}>
                  <span>
                    {t(CLASSES[then.class])} · {t(cellKey(then))}
                  </span>
                  <span className={css.change}>
                    {now ? <s>{withinWords(now.within, t, formats)}</s> : t('levels.preset.nothing')}
                    <b>{withinWords(then.within, t, formats)}</b>
                  </span>
                </li>
              ))}
            </ul>
            <p className={css.note}>{t('levels.preset.stays')}</p>
            {putPreset.error ? (
              <Callout tone="late">
                <span role="alert">{words(putPreset.error)}</span>
              </Callout>
            ) : null}
            <div className={css.deeds}>
              <Button
                kind="primary"
                isBusy={putPreset.isPending}
                onClick={() => putPreset.mutate(name, { onSuccess: onDone })}
              >
                {t('levels.preset.put')}
              </Button>
            </div>
          </div>
        )
      }
    </Asked>
  )
}
