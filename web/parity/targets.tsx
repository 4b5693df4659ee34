import type { ParityTarget } from '#protocol'
import { targetWords, withinWords } from '#web/levels'
import { Line, Lines } from '#web/page'
import { useChannelName } from '#web/profiles'
import { useFormats, useText } from '#web/texts'

/** The accounts that are not served within what all others are, and the reason that was given for it. */
export function Targets({ targets }: { targets: readonly ParityTarget[] }) {
  const t = useText()
  const formats = useFormats()
  const channelName = useChannelName()
  return (
    <Lines label={t('parity.targets')}>
      {targets.map(target => {
        const { name, channel, aim, pace, within, usual, why } = target
        const spans = { within: withinWords(within, t, formats), usual: withinWords(usual, t, formats) }
        return (
          <Line
            key={`${target.profileId} ${aim} ${target.class} ${pace}`}
            title={
              <>
                <bdi>{name}</bdi> · {channelName(channel)}
              </>
            }
            text={t('parity.targets.line', { what: targetWords(target, t), ...spans, why })}
          />
        )
      })}
    </Lines>
  )
}
