import { Page, Tabs } from '#web/page'
import { useText } from '#web/texts'
import { type TeamTab, useWays } from '#web/ways'
import { Audit } from './audit.tsx'
import { Keys } from './keys.tsx'
import { People } from './people.tsx'
import { useColleagues } from './colleagues.ts'

/** The team, the keys of programs, and who did what. */
export function TeamPage({ tab }: { tab: TeamTab }) {
  const t = useText()
  const ways = useWays()
  const people = useColleagues()
  const tabs = [
    { href: ways.team('people'), name: t('team.people'), isHere: tab === 'people' },
    { href: ways.team('keys'), name: t('team.keys'), isHere: tab === 'keys' },
    { href: ways.team('audit'), name: t('team.audit'), isHere: tab === 'audit' },
  ]
  return (
    <Page title={t('team.title')} say={people.data && t('team.say', { count: people.data.length })}>
      <Tabs label={t('team.title')} tabs={tabs} />
      {tab === 'people' && <People />}
      {tab === 'keys' && <Keys />}
      {tab === 'audit' && <Audit />}
    </Page>
  )
}
