import { Scale } from 'lucide'
import type { ParityReach, ParityReport } from '#protocol'
import { Asked, Section } from '#web/page'
import { useChannelName } from '#web/profiles'
import { EmptyState } from '#web/states'
import { type Key, useText } from '#web/texts'
import { Button, Voice } from '#web/ui'
import { saveCsv } from './csv.ts'
import { Groups, VERDICTS } from './groups.tsx'
import { type ParityDays, useParity } from './queries.ts'
import { Sentence } from './sentence.tsx'
import { Targets } from './targets.tsx'
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
  const { turns, sampled, open, targets } = report
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
          <Sentence channels={channels} reaches={reaches} />
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
      {targets.length > 0 && (
        <Section title={t('parity.targets')} help={t('parity.targets.help')}>
          <Targets targets={targets} />
        </Section>
      )}
      <Section title={t('parity.how')}>
        <p>{t('parity.how.words')}</p>
      </Section>
    </>
  )
}
