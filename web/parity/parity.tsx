import { Scale } from 'lucide'
import type { ParityGroup, ParityReach, ParityReport } from '#protocol'
import { Asked, Section } from '#web/page'
import { useChannelName } from '#web/profiles'
import { EmptyState } from '#web/states'
import { type Key, useFormats, useText } from '#web/texts'
import { Button, Voice } from '#web/ui'
import { saveCsv } from './csv.ts'
import { Groups, VERDICTS } from './groups.tsx'
import { type ParityDays, useParity } from './queries.ts'
import css from './parity.module.css'

const REACHES: Record<ParityReach, Key> = {
  private: 'parity.reach.private',
  'public-unknown': 'parity.reach.unknown',
  'public-low': 'parity.reach.low',
  'public-middle': 'parity.reach.middle',
  'public-high': 'parity.reach.high',
}

/** How each door and each kind of reader waits beside all others. */
export function Parity({ days }: { days: ParityDays }) {
  const t = useText()
  return (
    <Asked query={useParity(days)} as="page">
      {report =>
        report.turns === 0 ? (
          <EmptyState icon={Scale} title={t('parity.empty')}>
            {t('parity.empty.cause')}
          </EmptyState>
        ) : (
          <Found report={report} />
        )
      }
    </Asked>
  )
}

function Found({ report }: { report: ParityReport }) {
  const t = useText()
  const channelName = useChannelName()
  const channels = report.channels.map(group => ({ ...group, name: channelName(group.key) }))
  const reaches = report.reaches.map(group => ({ ...group, name: t(REACHES[group.key]) }))
  const { turns, sampled, open } = report
  const save = (): void =>
    saveCsv([
      [t('parity.group'), t('parity.count'), t('parity.ratio'), 'p', t('parity.verdict')],
      ...[...channels, ...reaches].map(({ name, count, ratio, p, verdict }) => [
        ...[name, String(count), ratio.toFixed(3), p.toFixed(5), t(VERDICTS[verdict])],
      ]),
    ])
  return (
    <>
      <div className={css.answer}>
        <Voice as="p" size="say">
          <Sentence channels={channels} />
        </Voice>
        <p>{t('parity.turns', { turns, open })}</p>
        {sampled < turns && <p>{t('parity.sampled', { sampled })}</p>}
      </div>
      <Section title={t('parity.channels')} deed={<Button onClick={save}>{t('parity.csv')}</Button>}>
        <Groups title={t('parity.channels')} groups={channels} />
      </Section>
      <Section title={t('parity.reaches')}>
        <Groups title={t('parity.reaches')} groups={reaches} />
      </Section>
      <Section title={t('parity.how')}>
        <p>{t('parity.how.words')}</p>
      </Section>
    </>
  )
}

/** The slowest door that is flagged, else the fastest one; else that all are alike, where enough is known to say so. */
function Sentence({ channels }: { channels: readonly (ParityGroup & { name: string })[] }) {
  const t = useText()
  const formats = useFormats()
  const slower = channels.find(({ verdict }) => verdict === 'slower')
  const flagged = slower ?? channels.findLast(({ verdict }) => verdict === 'faster')
  if (flagged) {
    const times = formats.number(flagged.ratio, { maximumFractionDigits: 2 })
    return t('parity.say.apart', { name: flagged.name, times })
  }
  if (channels.some(({ verdict }) => verdict === 'few')) return t('parity.say.few')
  return t(channels.some(({ verdict }) => verdict === 'unsure') ? 'parity.say.unsure' : 'parity.say.alike')
}
