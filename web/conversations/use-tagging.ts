import { useMemo } from 'react'
import type { Conversation, Tag } from '#protocol'
import type { TalkPart } from '#web/actions'
import { useTagDeeds, useTags, useTagsMayBeAdded } from '#web/tags'
import type { Deeds } from './deeds.ts'

type Tagging = Pick<TalkPart, 'tags' | 'tagged' | 'tag' | 'makeTag'>

/** What the chooser of tags needs to know of a conversation, and what it does. */
export function useTagging(
  { id, tags: tagged }: Conversation,
  deeds: Deeds,
  onRefused: (fault: unknown) => void,
): Tagging {
  const known = useTags().data
  const tags = known ?? NONE
  // One that is there already is not made again while the list is on its way.
  const mayAdd = useTagsMayBeAdded() && known !== undefined
  const { mutate } = useTagDeeds().add
  return useMemo(() => {
    const tag: Tagging['tag'] = change => deeds.tag(id, change)
    const makeTag = (name: string): void =>
      mutate({ name }, { onSuccess: made => tag({ add: [made.id] }), onError: onRefused })
    return { tags, tagged, tag, ...(mayAdd && { makeTag }) }
  }, [tags, tagged, mayAdd, mutate, deeds, id, onRefused])
}

const NONE: Tag[] = []
