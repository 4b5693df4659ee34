import type { SavedDraft } from '#protocol'
import { Button, Callout } from '#web/ui'
import { useFormats, useText } from '#web/texts'
import css from './writing.module.css'

type OtherDraftProps = { other: SavedDraft; onChoose: (other: SavedDraft, isTaken: boolean) => void }

/** The same was written on another device, too: neither is lost until its writer has chosen. */
export function OtherDraft({ other, onChoose }: OtherDraftProps) {
  const t = useText()
  const formats = useFormats()
  const { text, files, origin, savedAt } = other
  return (
    <Callout
      deeds={
        <>
          <Button size="s" onClick={() => onChoose(other, true)}>
            {t('draft.other.take')}
          </Button>
          <Button size="s" kind="ghost" onClick={() => onChoose(other, false)}>
            {t('draft.other.leave')}
          </Button>
        </>
      }
    >
      <span role="status">{t(`draft.other.${origin}`, { time: formats.moment(savedAt) })}</span>
      <span className={css.other} dir="auto">
        {text.trim() === '' ? t('draft.other.files', { count: files.length }) : text.trim().slice(0, 400)}
      </span>
    </Callout>
  )
}
