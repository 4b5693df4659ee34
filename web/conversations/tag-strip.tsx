import type { Conversation } from '#protocol'
import { TagChip, tagsOf, useTags } from '#web/tags'
import { useText } from '#web/texts'
import css from './tag-strip.module.css'

/** What a conversation is tagged with, all of it. */
export function TagStrip({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const tags = tagsOf(conversation.tags, useTags().data ?? [])
  if (tags.length === 0) return null
  return (
    <ul className={css.strip} aria-label={t('tag.title')}>
      {tags.map(tag => (
        <li key={tag.id} className={css.tag}>
          <TagChip tag={tag} isSmall />
        </li>
      ))}
    </ul>
  )
}
