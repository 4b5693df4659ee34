import { useMemo } from 'react'
import { type Conversation, fillGaps, gapValuesOf, type Snippet, textIn } from '#protocol'
import { useBrand } from '#web/api'
import { useChannelName, useProfiles } from '#web/profiles'
import { useSnippets } from './queries.ts'

/** A text as it would stand in a conversation. */
export type FilledSnippet = { id: string; name: string; shortcut: string | null; text: string; missing: string[] }

/** All that one finds, for this conversation: in its customer's language, with what is known there. */
export function useFilledSnippets(conversation: Conversation): readonly FilledSnippet[] {
  const { me, workspace } = useBrand()
  const snippets = useSnippets().data
  const profiles = useProfiles().data
  const channelName = useChannelName()(conversation.channel)
  const { customer, subject, profileId } = conversation
  return useMemo(() => {
    const profile = profiles?.find(one => one.id === profileId)
    const values = gapValuesOf({
      customer: customer.name || (customer.identities.find(one => one.name)?.name ?? ''),
      ...{ agent: me.person.name, brand: workspace.name, channel: channelName, subject },
    })
    const languages = [customer.language, profile?.language, workspace.language].filter(
      each => typeof each === 'string',
    )
    return (snippets ?? []).map(snippet => filled(snippet, languages, values))
  }, [snippets, profiles, profileId, customer, subject, channelName, me.person.name, workspace])
}

const filled = ({ id, name, shortcut, texts }: Snippet, languages: string[], values: Record<string, string>) => ({
  ...{ id, name, shortcut },
  ...fillGaps(textIn(texts, languages), values),
})
