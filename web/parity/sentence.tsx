import type { ParityGroup } from '#protocol'
import { useFormats, useText } from '#web/texts'

type Named = ParityGroup & { name: string }

/**
 * What waits longest and not by chance, else what waits least, be it a door or who reads along; else that all are alike, where
 * enough is known to say so.
 */
export function Sentence({ channels, reaches }: { channels: readonly Named[]; reaches: readonly Named[] }) {
  const t = useText()
  const formats = useFormats()
  const groups = [...channels, ...reaches].toSorted((one, other) => other.ratio - one.ratio)
  const flagged =
    groups.find(({ verdict }) => verdict === 'slower') ?? groups.findLast(({ verdict }) => verdict === 'faster')
  if (flagged) {
    const said = { name: flagged.name, times: formats.number(flagged.ratio, { maximumFractionDigits: 2 }) }
    return channels.includes(flagged) ? t('parity.say.apart', said) : t('parity.say.reach', said)
  }
  if (groups.some(({ verdict }) => verdict === 'few')) return t('parity.say.few')
  return t(groups.some(({ verdict }) => verdict === 'unsure') ? 'parity.say.unsure' : 'parity.say.alike')
}
