import type { ComponentType } from 'react'
import { patiently } from '#web/bring'
import { bringNotificationChoices } from '#web/notifications'
import { bringFields } from '#web/fields'
import { bringGestures } from '#web/gestures'
import { bringLevels } from '#web/levels'
import { bringMacrosPage } from '#web/macros'
import { bringYou } from '#web/people'
import { bringProviders } from '#web/providers'
import { bringReasons } from '#web/reasons'
import { bringSnippetsPage } from '#web/snippets'
import { bringTags } from '#web/tags'
import { bringTeams } from '#web/teams'
import { bringQueues } from '#web/routing'
import { bringStaff } from '#web/workforce'
import type { Key } from '#web/texts'
import type { settingRights } from './may-set.ts'

/** A page of what a brand sets for its desk. It stands in the address by its key. */
export type SettingsTab = {
  key: string
  name: Key
  /** Who sees it. */
  right: (typeof settingRights)[number]
  bring: () => Promise<ComponentType>
}

/** In the order in which they are shown. */
export const settingsTabs: readonly SettingsTab[] = [
  {
    key: 'snippets',
    name: 'tab.snippets',
    right: 'answer',
    bring: async () => (await bringSnippetsPage()).SnippetsPage,
  },
  { key: 'macros', name: 'tab.macros', right: 'answer', bring: async () => (await bringMacrosPage()).MacrosPage },
  { key: 'teams', name: 'rail.teams', right: 'administer', bring: async () => (await bringTeams()).TeamsPage },
  { key: 'staff', name: 'staff.title', right: 'supervise', bring: async () => (await bringStaff()).StaffPage },
  { key: 'shifts', name: 'staff.shifts', right: 'supervise', bring: async () => (await bringStaff()).ShiftsPage },
  { key: 'capacity', name: 'staff.load', right: 'supervise', bring: async () => (await bringStaff()).CapacityPage },
  { key: 'queues', name: 'queues.title', right: 'supervise', bring: async () => (await bringQueues()).QueuesPage },
  { key: 'reasons', name: 'reason.title', right: 'supervise', bring: async () => (await bringReasons()).ReasonsPage },
  { key: 'fields', name: 'field.title', right: 'supervise', bring: async () => (await bringFields()).FieldsPage },
  { key: 'tags', name: 'tag.title', right: 'supervise', bring: async () => (await bringTags()).TagsPage },
  {
    key: 'gestures',
    name: 'rail.gestures',
    right: 'supervise',
    bring: async () => (await bringGestures()).GesturesSettingsPage,
  },
  { key: 'levels', name: 'tab.levels', right: 'supervise', bring: async () => (await bringLevels()).LevelsPage },
  {
    key: 'models',
    name: 'tab.models',
    right: 'administer',
    bring: async () => (await bringProviders()).ProvidersPage,
  },
  {
    key: 'published',
    name: 'fact.published',
    right: 'administer',
    bring: async () => (await patiently(() => import('#web/public-card'))).PublishedFactsPage,
  },
  { key: 'you', name: 'tab.you', right: 'answer', bring: async () => (await bringYou()).YouPage },
  {
    key: 'notifications',
    name: 'notice.title',
    right: 'answer',
    bring: async () => (await bringNotificationChoices()).NotificationChoicesPage,
  },
]
