import { Tabs } from '#web/page'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'

/** The reports that there are. */
export function ReportTabs({ here }: { here: 'tone' | 'parity' }) {
  const t = useText()
  const ways = useWays()
  const tabs = [
    { href: ways.reports(), name: t('reports.title'), isHere: here === 'tone' },
    { href: ways.reports('/parity'), name: t('parity.title'), isHere: here === 'parity' },
  ]
  return <Tabs label={t('rail.reports')} tabs={tabs} />
}
