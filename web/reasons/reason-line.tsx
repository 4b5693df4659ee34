import { Archive, ArchiveRestore, CornerDownRight, Pencil } from 'lucide'
import type { CSSProperties } from 'react'
import { deepestReason, type Reason } from '#protocol'
import { type LineDeed, LineDeeds, movesOf } from '#web/page'
import { useText } from '#web/texts'
import { Chip, cx } from '#web/ui'
import type { Edited } from './reason-dialog.tsx'
import css from './reasons-page.module.css'

type ReasonLineProps = {
  reason: Reason
  reasons: readonly Reason[]
  onMove: (by: 1 | -1) => void
  onEdit: (edited: Edited) => void
  onArchive: (isArchived: boolean) => void
}

/** One of the tree, moved in by how deep it stands. */
export function ReasonLine(props: ReasonLineProps) {
  const { reason } = props
  const depth = reason.path.length
  return (
    <li className={css.line} data-depth={depth} style={{ '--depth': depth } as CSSProperties}>
      <span className={cx(css.words, reason.isArchived && css.away)}>
        <bdi className={cx(css.label, depth === 0 && css.top)}>{reason.label}</bdi>
        <Marks reason={reason} />
      </span>
      <Deeds {...props} />
    </li>
  )
}

/** Of what can be chosen: whether it could be avoided, and what is still to be said of it. */
function Marks({ reason }: { reason: Reason }) {
  const t = useText()
  const { isLeaf, isArchived, toCustomer, toBrand } = reason
  if (isArchived) return <Chip isSmall>{t('reasons.archived')}</Chip>
  if (!isLeaf) return null
  if (toCustomer === 'irritant' || toBrand === 'irritant') {
    return (
      <Chip isSmall tone="soon">
        {t('reasons.avoidable')}
      </Chip>
    )
  }
  if (toCustomer && toBrand) return <Chip isSmall>{t('reasons.valuable')}</Chip>
  return (
    <Chip isSmall isOutlined>
      {t('reasons.unmarked')}
    </Chip>
  )
}

function Deeds({ reason, reasons, onMove, onEdit, onArchive }: ReasonLineProps) {
  const t = useText()
  const { id, label, isArchived, path } = reason
  const beside = reasons.filter(({ parentId }) => parentId === reason.parentId)
  const ends = { isFirst: beside[0] === reason, isLast: beside.at(-1) === reason }
  const below: LineDeed = {
    ...{ key: 'below', name: t('reasons.below', { label }), icon: CornerDownRight, mirrors: true },
    onDo: () => onEdit({ parentId: id }),
  }
  const deeds: LineDeed[] = [
    ...movesOf({ up: t('reasons.up', { label }), down: t('reasons.down', { label }) }, ends, onMove),
    ...(path.length + 1 < deepestReason ? [below] : []),
    { key: 'edit', name: t('reasons.edit.of', { label }), icon: Pencil, onDo: () => onEdit(reason) },
    {
      ...{ key: 'archive', name: t(isArchived ? 'reasons.back.of' : 'reasons.archive.of', { label }) },
      ...{ icon: isArchived ? ArchiveRestore : Archive, onDo: () => onArchive(!isArchived) },
    },
  ]
  return <LineDeeds {...{ id, label, deeds }} first="edit" />
}
