import { type AcknowledgedLanguage, type AcknowledgementView, fillGaps } from '#protocol'
import { Message } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Callout } from '#web/ui'
import css from './acknowledgements.module.css'

type PreviewProps = { then: AcknowledgementView['then']; language: AcknowledgedLanguage; text: string }

/** What a customer would read who writes now, or as soon as it closes. */
export function Preview({ then, language, text }: PreviewProps) {
  const t = useText()
  const formats = useFormats()
  if (!then) return <Callout>{t('acknowledgement.never')}</Callout>
  const { isOpen, at, gaps, timeZone } = then
  return (
    <section className={css.preview} aria-label={t('acknowledgement.preview')}>
      <p className={css.note}>
        {isOpen ? t('acknowledgement.preview.later', { at: formats.moment(at) }) : t('acknowledgement.preview.now')}
      </p>
      {text.trim() !== '' && (
        <Message from="bot" lang={language}>
          {fillGaps(text, gaps[language]).text}
        </Message>
      )}
      <p className={css.note}>{t('acknowledgement.zone', { zone: timeZone })}</p>
    </section>
  )
}
