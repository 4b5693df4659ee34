import type { LevelView, ProfileCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Asked, Line, Lines, Section } from '#web/page'
import { useChannelName, useProfiles } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Chip } from '#web/ui'
import { useLevel } from './queries.ts'
import css from './levels.module.css'

/** What each account says of how fast it answers, and whether that is so. */
export function KeptSection() {
  const t = useText()
  const profiles = useProfiles()
  return (
    <Section title={t('levels.kept')} help={t('levels.kept.help')}>
      <Asked query={profiles}>
        {all =>
          all.length === 0 ? (
            <p className={css.none}>{t('levels.kept.none')}</p>
          ) : (
            <Lines label={t('levels.kept')}>
              {all.map(profile => (
                <Kept key={profile.id} profile={profile} />
              ))}
            </Lines>
          )
        }
      </Asked>
    </Section>
  )
}

function Kept({ profile }: { profile: ProfileCard }) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const channelName = useChannelName()
  const { data, error, refetch } = useLevel(profile.id)
  const said = data?.level
    ? t('levels.kept.says', {
        share: formats.percent(data.level.share / 100),
        time: formats.span(data.level.minutes * 60_000),
      })
    : t('levels.kept.silent')
  return (
    <Line
      start={<ChannelMark of={profile.channel} size={20} />}
      title={<bdi>{profile.name}</bdi>}
      text={data ? `${channelName(profile.channel)} · ${said}` : error ? words(error) : t('common.loading')}
      end={
        data ? (
          <State level={data} />
        ) : error ? (
          <Button size="s" onClick={() => void refetch()}>
            {t('common.again')}
          </Button>
        ) : undefined
      }
    >
      {data?.isOverPromised && (
        <Callout tone="late">
          <b>{t('levels.kept.over')}</b> {t('levels.kept.over.text')}
        </Callout>
      )}
    </Line>
  )
}

function State({ level: { state, share } }: { level: LevelView }) {
  const t = useText()
  const formats = useFormats()
  if (state === 'new') return <Chip>{t('levels.kept.new')}</Chip>
  const words = t(state === 'attained' ? 'levels.kept.attained' : 'levels.kept.missed', {
    share: formats.percent(share ?? 0),
  })
  return <Chip tone={state === 'attained' ? 'good' : 'late'}>{words}</Chip>
}
