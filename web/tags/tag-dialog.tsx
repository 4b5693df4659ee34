import { useState } from 'react'
import { longestTag, type Tag, type TagHue, tagHues } from '#protocol'
import { useFaultWords } from '#web/api'
import { TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { type Key, useText } from '#web/texts'
import { Button, HueDot } from '#web/ui'
import { HUES } from './hues.ts'
import { useTagDeeds } from './queries.ts'
import css from './tag-dialog.module.css'

type TagDialogProps = { tag: Tag | 'new' | undefined; onDone: () => void }

/** A tag that is made or edited. */
export function TagDialog({ tag, onDone }: TagDialogProps) {
  const t = useText()
  const title = t(tag === 'new' ? 'tags.add' : 'tags.edit')
  return (
    <Dialog title={title} isOpen={tag !== undefined} onClose={onDone} closeName={t('common.close')}>
      {tag && <TagForm before={tag === 'new' ? undefined : tag} onDone={onDone} />}
    </Dialog>
  )
}

function TagForm({ before, onDone }: { before: Tag | undefined; onDone: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const { add, edit } = useTagDeeds()
  const [name, setName] = useState(before?.name ?? '')
  const [hue, setHue] = useState<TagHue | undefined>(before?.hue)
  const isChanged = useIsChanged([name.trim(), hue])
  const done = { onSuccess: onDone }
  const fault = add.error ?? edit.error
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (before) edit.mutate({ id: before.id, name, ...(hue && { hue }) }, done)
        else add.mutate({ name, ...(hue && { hue }) }, done)
      }}
    >
      <TextInput
        label={t('tags.name')}
        help={t('tags.name.help')}
        data-autofocus=""
        required
        maxLength={longestTag}
        value={name}
        onChange={setName}
        error={fault ? words(fault) : undefined}
      />
      <HueField hue={hue} onChange={setHue} />
      <div className={css.deeds}>
        <Button
          type="submit"
          kind="primary"
          isOff={name.trim() === '' || !isChanged}
          isBusy={add.isPending || edit.isPending}
        >
          {t(before ? 'form.keep' : 'tags.make')}
        </Button>
      </div>
    </form>
  )
}

const NAMES: Record<TagHue, Key> = {
  plum: 'tags.hue.plum',
  rose: 'tags.hue.rose',
  clay: 'tags.hue.clay',
  amber: 'tags.hue.amber',
  olive: 'tags.hue.olive',
  green: 'tags.hue.green',
  teal: 'tags.hue.teal',
  violet: 'tags.hue.violet',
}

function HueField({ hue, onChange }: { hue: TagHue | undefined; onChange: (hue: TagHue) => void }) {
  const t = useText()
  return (
    <fieldset className={css.hues}>
      <legend className={css.legend}>{t('tags.hue')}</legend>
      {tagHues.map(one => (
        <label key={one} className={css.hue} title={t(NAMES[one])}>
          <input
            type="radio"
            name="hue"
            className={css.radio}
            aria-label={t(NAMES[one])}
            checked={hue === one}
            onChange={() => onChange(one)}
          />
          <HueDot hue={HUES[one]} />
        </label>
      ))}
    </fieldset>
  )
}
