import { useBrand, useFieldWords } from '#web/api'
import { Checkbox, FieldGroup, FieldPair, Select, Switch, TextArea, TextInput } from '#web/form'
import { Asked } from '#web/page'
import { useChannelName } from '#web/profiles'
import type { ProfileCard, PublicCardView, PublicSide } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { PublicHours } from './public-hours.tsx'
import { cardFrom, PublicationState, PublicPreview } from './public-preview.tsx'
import type { PublicDraft } from './use-public-card.ts'
import { usualWeek } from './week.ts'
import css from './public-card.module.css'

type PublicCardProps = { card: ProfileCard; draft: PublicDraft }

/** What customers read of a profile before they write: when somebody is there, how soon they answer, what for. */
export function PublicCardSection({ card, draft }: PublicCardProps) {
  const t = useText()
  return (
    <FieldGroup title={t('public-card.title')} help={t('public-card.help')}>
      <Asked query={draft.query}>
        {view => <Fields card={card} view={view} draft={draft} side={draft.side ?? view.side} />}
      </Asked>
    </FieldGroup>
  )
}

type FieldsProps = PublicCardProps & { view: PublicCardView; side: PublicSide }

function Fields({ card, view, draft, side }: FieldsProps) {
  const t = useText()
  const formats = useFormats()
  const fieldWords = useFieldWords()
  const { workspace } = useBrand()
  const { hours, level } = side
  const write = (change: Partial<PublicSide>): void => draft.write({ ...side, ...change })
  const minutes = level?.minutes ?? 0
  return (
    <div className={css.fields}>
      <Checkbox
        label={t('public-card.has-hours')}
        isOn={hours !== null}
        onChange={isOn => write({ hours: isOn ? { timeZone: workspace.timeZone, spans: usualWeek() } : null })}
      />
      {hours && (
        <PublicHours
          hours={hours}
          onHours={next => write({ hours: next })}
          error={fieldWords(draft.error, 'timeZone')}
        />
      )}
      <FieldPair>
        <Select
          label={t('public-card.level')}
          help={t('public-card.level.help')}
          choices={[
            { value: '0', label: t('public-card.level.none') },
            ...choicesOf(TIMES, minutes).map(each => ({ value: String(each), label: formats.span(each * 60_000) })),
          ]}
          value={String(minutes)}
          onChange={value =>
            write({ level: value === '0' ? null : { share: level?.share ?? 90, minutes: Number(value) } })
          }
        />
        {level ? (
          <Select
            label={t('public-card.share')}
            choices={choicesOf(SHARES, level.share).map(each => ({
              value: String(each),
              label: formats.percent(each / 100),
            }))}
            value={String(level.share)}
            onChange={share => write({ level: { ...level, share: Number(share) } })}
          />
        ) : (
          <span />
        )}
      </FieldPair>
      <Guides {...{ card, view, draft, side, write }} />
      <TextInput
        label={t('public-card.link')}
        aside={t('form.optional')}
        help={t('public-card.link.help')}
        inputMode="url"
        dir="ltr"
        placeholder="https://"
        maxLength={300}
        value={side.link}
        onChange={link => write({ link })}
        error={fieldWords(draft.error, 'link')}
      />
      <OnPlatform {...{ card, view, draft, side, write }} />
    </div>
  )
}

const TIMES = [5, 15, 30, 60, 120, 240, 480, 1440, 2880]
const SHARES = [80, 90, 95, 100]

/** The usual ones, and what stands there already. */
const choicesOf = (usual: readonly number[], mine: number): number[] =>
  [...new Set([...usual, mine])].filter(each => each > 0).toSorted((a, b) => a - b)

type WriteProps = FieldsProps & { write: (change: Partial<PublicSide>) => void }

/** In the profile's own language first; in the other one where it has a place, or stands already. */
function Guides({ card, view, draft, side, write }: WriteProps) {
  const t = useText()
  const fieldWords = useFieldWords()
  const other = card.language === 'es' ? 'en' : 'es'
  const hasOther = view.place === null || view.place.perLanguage || side.guides[other] !== ''
  return [card.language, ...(hasOther ? ([other] as const) : [])].map(language => (
    <TextArea
      key={language}
      label={t(language === 'es' ? 'public-card.guide.es' : 'public-card.guide.en')}
      help={language === card.language ? t('public-card.guide.help') : undefined}
      aside={
        side.guides[language] === ''
          ? t('form.optional')
          : t('public-card.signs', { count: side.guides[language].length })
      }
      rows={2}
      lang={language}
      maxLength={500}
      value={side.guides[language]}
      onChange={guide => write({ guides: { ...side.guides, [language]: guide } })}
      error={fieldWords(draft.error, `guides.${language}`)}
    />
  ))
}

/** The same on the platform's own profile: whether, exactly how, and how that stands. */
function OnPlatform({ card, view: { place, publication }, draft, side, write }: WriteProps) {
  const t = useText()
  const platform = useChannelName()(card.channel)
  if (!place) return <p className={css.no}>{t('public-card.no-place', { platform })}</p>
  return (
    <div className={css.platform}>
      <Switch
        label={t('public-card.publish', { platform })}
        help={t('public-card.publish.help')}
        isOn={side.isPublished}
        onChange={isPublished => write({ isPublished })}
      />
      {side.isPublished && <PublicPreview card={cardFrom(side, card.language)} place={place} platform={platform} />}
      {!draft.isChanged && (
        <PublicationState
          publication={publication}
          platform={platform}
          isBusy={draft.again.isPending}
          onAgain={() => draft.again.mutate()}
        />
      )}
    </div>
  )
}
