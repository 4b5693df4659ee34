import { createElement, lazy, Suspense, type ComponentType } from 'react'
import { Coming } from '#web/states'
import { useBrand } from '#web/api'
import { Page, Tabs } from '#web/page'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { type SettingsTab, settingsTabs } from './tabs.ts'

const pages = new Map<string, ComponentType>(
  settingsTabs.map(({ key, bring }) => [key, lazy(async () => ({ default: await bring() }))]),
)

/** What the brand has set for its desk, a page for each thing. A tab that is not there, or not for the reader, shows the first. */
export function SettingsPage({ tab }: { tab: string }) {
  const t = useText()
  const ways = useWays()
  const { may } = useBrand()
  const shown = settingsTabs.filter(({ right }) => may(right))
  const here: SettingsTab | undefined = shown.find(({ key }) => key === tab) ?? shown[0]
  const Inside = here && pages.get(here.key)
  const tabs = shown.map(({ key, name }) => ({ href: ways.settings(key), name: t(name), isHere: key === here?.key }))
  return (
    <Page title={t('settings.title')} say={t('settings.say')}>
      <Tabs label={t('settings.title')} tabs={tabs} />
      <Suspense fallback={<Coming />}>{Inside && createElement(Inside)}</Suspense>
    </Page>
  )
}
