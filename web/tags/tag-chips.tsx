import type { Tag } from '#protocol'
import { useText } from '#web/texts'
import { Chip, HueDot } from '#web/ui'
import { HUES } from './hues.ts'
import css from './tag-chips.module.css'

type TagChipProps = { tag: Pick<Tag, 'name' | 'hue'>; isSmall?: boolean | undefined }

export function TagChip({ tag, isSmall }: TagChipProps) {
  return (
    <Chip isSmall={isSmall} isOutlined>
      <HueDot hue={HUES[tag.hue]} />
      <bdi className={css.name}>{tag.name}</bdi>
    </Chip>
  )
}

type TagChipsProps = {
  tags: readonly Tag[]
  /** More than these are told by their number. */
  most: number
}

/** The first of them, small, and how many more there are. */
export function TagChips({ tags, most }: TagChipsProps) {
  const t = useText()
  const more = tags.slice(most)
  return (
    <>
      {tags.slice(0, most).map(tag => (
        <TagChip key={tag.id} tag={tag} isSmall />
      ))}
      {more.length > 0 && (
        <span className={css.more} title={more.map(({ name }) => name).join(', ')}>
          {t('tag.more', { count: more.length })}
        </span>
      )}
    </>
  )
}
