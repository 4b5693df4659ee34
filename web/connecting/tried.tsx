import { CircleCheck } from 'lucide'
import { Button, Callout } from '#web/ui'
import { useFaultWords } from '#web/api'
import { failureWords, sentence } from '#web/health'
import { useChannelWords, type useProfileDeeds } from '#web/profiles'
import type { ChannelCard } from '#protocol'
import { useText } from '#web/texts'

type TriedProps = { channel: ChannelCard; attempt: ReturnType<typeof useProfileDeeds>['attempt']; onSave: () => void }

/** What the platform says of the settings, in the channel's words; a platform that is down does not keep one from saving. */
export function Tried({ channel, attempt, onSave }: TriedProps) {
  const t = useText()
  const words = useFaultWords()
  const wordsOf = useChannelWords()
  const { data, error } = attempt
  const anyway = (
    <Button size="s" onClick={onSave}>
      {t('adding.anyway')}
    </Button>
  )
  return (
    <div aria-live="polite">
      {error && <Callout tone="late">{words(error)}</Callout>}
      {data?.health.state === 'failing' && (
        <Callout tone="late" deeds={anyway}>
          <b>{sentence(failureWords(channel.id, data.health.code, wordsOf))}</b>
          {data.health.text && <p dir="auto">{data.health.text}</p>}
          <p>{t(channel.findsAccounts ? 'adding.anyway.accounts' : 'adding.anyway.words')}</p>
        </Callout>
      )}
      {data?.health.state === 'good' &&
        (channel.findsAccounts && data.found.length === 0 ? (
          <Callout tone="soon" deeds={anyway}>
            {t('adding.found.none')}
          </Callout>
        ) : (
          <Callout icon={CircleCheck}>{t('adding.good')}</Callout>
        ))}
    </div>
  )
}
