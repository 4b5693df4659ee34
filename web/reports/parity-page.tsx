import { SegmentedControl } from '#web/form'
import { Page } from '#web/page'
import { Parity, PARITY_DAYS } from '#web/parity'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { ReportTabs } from './report-tabs.tsx'
import css from './reports.module.css'

/** Whether all wait alike, beside the other reports. */
export function ParityPage({ search }: { search: Readonly<Record<string, unknown>> }) {
  const t = useText()
  const ways = useWays()
  const days = PARITY_DAYS.find(one => one === String(search.days)) ?? '28'
  return (
    <Page title={t('parity.title')}>
      <ReportTabs here="parity" />
      <div className={css.tools}>
        <SegmentedControl
          label={t('reports.days')}
          choices={PARITY_DAYS.map(value => ({ value, label: t('reports.days.of', { days: Number(value) }) }))}
          value={days}
          onChange={value => ways.go(ways.reports(`/parity?days=${value}`), { replaces: true })}
        />
      </div>
      <Parity days={days} />
    </Page>
  )
}
