import { useIncidents } from '#web/cache'
import { useFields } from '#web/fields'
import { useColleagues } from '#web/people'
import { useChannelName, useProfiles } from '#web/profiles'
import { useReasons } from '#web/reasons'
import { useTags } from '#web/tags'
import { useKnownTeams } from '#web/teams'
import { useLanguage, useText } from '#web/texts'
import type { Known } from './fields.ts'

/** What the values of conditions are chosen from, as this brand has it. */
export function useKnown(): Known {
  const t = useText()
  const { language } = useLanguage()
  const nameOf = useChannelName()
  const profiles = useProfiles().data ?? []
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return {
    t,
    people: useColleagues().data ?? [],
    teams: useKnownTeams().filter(({ isArchived }) => !isArchived),
    profiles: profiles.map(({ id, name }) => ({ id, name })),
    channels: [...new Set(profiles.map(({ channel }) => channel))].map(id => ({ id, name: nameOf(id) })),
    reasons: (useReasons().data ?? []).filter(({ isArchived }) => !isArchived),
    tags: (useTags().data ?? []).filter(({ isArchived }) => !isArchived),
    incidents: useIncidents().data ?? [],
    fields: useFields().data ?? [],
    languageName: tag => names.of(tag) ?? tag,
  }
}
