import { useState } from 'react'
import { Megaphone } from 'lucide'
import type { AlertStanding } from '#protocol'
import { useBrand } from '#web/api'
import { AtHandProvider } from '#web/evidence'
import { ago, Page, Tabs } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Button, Icon, useNow } from '#web/ui'
import { useWays } from '#web/ways'
import { GuardsDialog } from './guards-dialog.tsx'
import { Notices } from './notices.tsx'
import { Now } from './now.tsx'
import { Past } from './past.tsx'
import { PraiseList } from './praise-list.tsx'
import { useStanding } from './standing.ts'
import { TAB_NAMES, waitingIn } from './tab-names.ts'
import { type AlertTab, alertTabs } from './tabs.ts'

const PARTS: Record<AlertTab, () => React.ReactNode> = {
  now: Now,
  notices: Notices,
  praise: PraiseList,
  past: Past,
}

/** What makes noise, and which of it is a crisis; what would be said before anybody asks; whom to thank; what has been. */
export function AlertsPage({ tab }: { tab: AlertTab }) {
  const t = useText()
  const ways = useWays()
  const { may } = useBrand()
  const standing = useStanding().data
  const [isGuarding, setGuarding] = useState(false)
  const Part = PARTS[tab]
  const guarding = may('supervise')
    ? { key: 'guards', label: t('alerts.guards'), icon: Megaphone, run: () => setGuarding(true) }
    : undefined
  return (
    <Page
      title={standing ? <Voiced standing={standing} /> : t('alerts.title')}
      say={standing && <Looked standing={standing} />}
      deeds={
        may('supervise') && (
          <Button onClick={() => setGuarding(true)}>
            <Icon of={Megaphone} />
            {t('alerts.guards')}
          </Button>
        )
      }
    >
      <GuardsDialog isOpen={isGuarding} onClose={() => setGuarding(false)} />
      <Tabs
        label={t('alerts.title')}
        tabs={alertTabs.map(one => ({
          href: ways.alerts(one === 'now' ? '' : one),
          name: t('alerts.tab', { name: t(TAB_NAMES[one]), count: waitingIn(one, standing) }),
          isHere: one === tab,
        }))}
      />
      <AtHandProvider first={guarding}>
        <Part />
      </AtHandProvider>
    </Page>
  )
}

/** The answer to what one came to ask, in a sentence. */
function Voiced({ standing: { open, worst, suspects } }: { standing: AlertStanding }) {
  const t = useText()
  if (worst === 'crisis' && open === 1 && suspects === 1) return t('alerts.voice.both')
  return t('alerts.voice', { worst: open > 0 ? (worst ?? 'none') : 'none', open, suspects })
}

function Looked({ standing: { lookedAt, everyMs } }: { standing: AlertStanding }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(10_000)
  const every = formats.span(everyMs)
  return lookedAt === null
    ? t('alerts.looked.never', { every })
    : t('alerts.looked', { ago: ago(lookedAt, now, formats), every })
}
