import { CircleCheck, Clock, RotateCw } from 'lucide'
import { hoursText, type Language, lineOf, type PublicCard, type Publishes } from '#channel/card'
import { textLength } from '#channel/length'
import { Button, Callout, Icon, useNow } from '#web/ui'
import { ago } from '#web/page'
import type { Publication, PublicSide } from '#protocol'
import { type Formats, type Key, type Translate, useFormats, useText } from '#web/texts'
import css from './public-preview.module.css'

/** As the channel will have it: the same words that go to the platform. */
export function cardFrom({ hours, level, guides, link }: PublicSide, language: Language): PublicCard {
  const said = Object.entries(guides).flatMap(([each, guide]) => (guide.trim() === '' ? [] : [[each, guide.trim()]]))
  return {
    language,
    guides: Object.fromEntries(said) as PublicCard['guides'],
    ...(hours && { hours }),
    ...(level && { level }),
    ...(link.trim() === '' ? {} : { link: link.trim() }),
  }
}

type PreviewProps = { card: PublicCard; place: Publishes; platform: string }

/** Exactly what would stand there, beside what the brand wrote itself, counted as the platform counts. */
export function PublicPreview({ card, place, platform }: PreviewProps) {
  const t = useText()
  const others = (['es', 'en'] as const).filter(each => each !== card.language && card.guides[each])
  const lines = [card.language, ...(place.perLanguage ? others : [])].flatMap(language => {
    const line = lineOf(card, place, language)
    return line === undefined ? [] : [{ language, line }]
  })
  const hours = place.hours === 'structured' && card.hours ? hoursText(card.hours, card.language) : undefined
  return (
    <figure className={css.preview}>
      <figcaption className={css.caption}>{t('public-card.preview', { platform })}</figcaption>
      {hours && (
        <p className={css.own}>
          <Icon of={Clock} size="s" />
          <span lang={card.language}>{hours}</span>
        </p>
      )}
      {hours && <p className={css.count}>{t('public-card.hours.own', { platform })}</p>}
      {lines.length === 0 && !hours && <p className={css.nothing}>{t('public-card.nothing')}</p>}
      {lines.map(({ language, line }) => (
        <div key={language} className={css.text}>
          <p className={css.brands}>{t('public-card.brands-own')}</p>
          <p lang={language} dir="auto">
            {line}
          </p>
          <Count line={line} place={place} />
        </div>
      ))}
    </figure>
  )
}

function Count({ line, place: { text } }: { line: string; place: Publishes }) {
  const t = useText()
  const formats = useFormats()
  const count = textLength(line, text)
  const [unit, taken, max] = [
    text.unit === 'bytes' ? 'bytes' : 'other',
    formats.number(count),
    formats.number(text.max),
  ]
  return count > text.max ? (
    <p className={css.over} role="alert">
      {t('public-card.over', { unit, taken, max })}
    </p>
  ) : (
    <p className={css.count}>{t('public-card.count', { unit, taken, max })}</p>
  )
}

type StateProps = { publication: Publication; platform: string; isBusy: boolean; onAgain: () => void }

/** Whether it stands there; if not, why, and what to do. */
export function PublicationState({ publication, platform, isBusy, onAgain }: StateProps) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(30_000)
  const { state, at, code } = publication
  if (state === 'idle') return null
  if (state === 'refused') {
    return (
      <Callout
        tone="late"
        deeds={
          <Button size="s" isBusy={isBusy} onClick={onAgain}>
            <Icon of={RotateCw} size="s" />
            {t('public-card.again')}
          </Button>
        }
      >
        <p role="alert">{refusalWords(publication, platform, t, formats)}</p>
      </Callout>
    )
  }
  if (state === 'waiting')
    return (
      <p className={css.state} role="status">
        <Icon of={Clock} size="s" />
        {t(code ? 'public-card.waiting.away' : 'public-card.waiting', { platform })}
      </p>
    )
  return (
    <p className={css.state} role="status">
      <span className={css.good}>
        <Icon of={CircleCheck} size="s" />
      </span>
      {t('public-card.there', { platform, since: at ? ago(at, now, formats) : 'none' })}
    </p>
  )
}

const refusals: Record<string, Key> = {
  'too-long': 'public-card.refused.too-long',
  'other-hours': 'public-card.refused.other-hours',
  'too-many-spans': 'public-card.refused.too-many-spans',
  refused: 'public-card.refused.refused',
  unreachable: 'public-card.refused.away',
  failing: 'public-card.refused.away',
  throttled: 'public-card.refused.away',
}

function refusalWords({ code, over, said }: Publication, platform: string, t: Translate, formats: Formats): string {
  const words = refusals[code ?? '']
  if (words) return t(words, { platform, over: formats.number(over ?? 0) })
  return t('public-card.refused.other', { platform, said: said ?? code ?? '' })
}
