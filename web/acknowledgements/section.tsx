import { useState } from 'react'
import { Pencil } from 'lucide'
import type { AcknowledgementCard, ProfileCard } from '#protocol'
import { Asked, Line, Lines, Section } from '#web/page'
import { useChannelName, useProfiles } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Chip, Icon, IconButton } from '#web/ui'
import { AcknowledgementDialog } from './acknowledgement-dialog.tsx'
import { languageWord } from './language-word.ts'
import { useAcknowledgements } from './queries.ts'
import css from './acknowledgements.module.css'

/** Which accounts tell who writes out of hours by when there is an answer. */
export function AcknowledgementsSection({ mayChange }: { mayChange: boolean }) {
  const t = useText()
  const all = useAcknowledgements()
  const profiles = useProfiles().data ?? []
  const [edited, setEdited] = useState<ProfileCard>()
  return (
    <Section title={t('acknowledgement.title')} help={t('acknowledgement.help')}>
      <Asked query={all}>
        {cards => {
          const known = profiles.flatMap(profile => {
            const card = cards.find(each => each.profileId === profile.id)
            return card ? [{ profile, card }] : []
          })
          if (known.length === 0) return <p className={css.note}>{t('acknowledgement.none')}</p>
          return (
            <Lines label={t('acknowledgement.title')}>
              {known.map(({ profile, card }) => (
                <Account
                  key={profile.id}
                  {...{ profile, card }}
                  onEdit={mayChange ? () => setEdited(profile) : undefined}
                />
              ))}
            </Lines>
          )
        }}
      </Asked>
      <AcknowledgementDialog key={edited?.id} edited={edited} onDone={() => setEdited(undefined)} />
    </Section>
  )
}

type AccountProps = { profile: ProfileCard; card: AcknowledgementCard; onEdit: (() => void) | undefined }

function Account({ profile, card, onEdit }: AccountProps) {
  const t = useText()
  const formats = useFormats()
  const channelName = useChannelName()
  const { isOn, isPublic, languages } = card
  const own =
    languages.length > 0
      ? t('acknowledgement.own', { languages: formats.list(languages.map(languageWord)) })
      : t('acknowledgement.ours')
  const said = isOn ? own : t('acknowledgement.silent')
  return (
    <Line
      start={<ChannelMark of={profile.channel} size={20} />}
      title={<bdi>{profile.name}</bdi>}
      text={[channelName(profile.channel), said, isOn && isPublic && t('acknowledgement.public.short')]
        .filter(Boolean)
        .join(' · ')}
      end={
        <>
          <Chip tone={isOn ? 'good' : undefined}>{t(isOn ? 'acknowledgement.on' : 'acknowledgement.off')}</Chip>
          {onEdit && (
            <IconButton name={t('acknowledgement.edit', { name: profile.name })} onClick={onEdit}>
              <Icon of={Pencil} />
            </IconButton>
          )}
        </>
      }
    />
  )
}
