import { memo, type ReactNode } from 'react'
import type { Row as InboxRow, Tag } from '#protocol'
import { AlarmClock, PencilLine, Siren, UsersRound } from 'lucide'
import { Chip, Deadline, Icon } from '#web/ui'
import { Row, RowHint } from '#web/talk'
import { type Formats, type Translate, useFormats, useText } from '#web/texts'
import { useIncidents } from '#web/cache'
import { useCalled } from '#web/customers'
import { knownLanguage, MarkChip, type MarkSaid, useMarks } from '#web/marks'
import { TagChips, tagsOf } from '#web/tags'
import { leftWords } from './left-words.ts'
import { dueOf, previewOf, promiseOf, rowLabel } from './row-words.ts'

type RowLineProps = {
  row: InboxRow
  /** Those of the brand. */
  tags: readonly Tag[]
  channelName: string
  /** In whose queue it waits. */
  team: string | undefined
  now: number
  href: string
  isSelected: boolean
  isGone: boolean
  hasDraft: boolean
  tabIndex: 0 | -1
  isMarked: boolean
  /** Something is chosen in this list. */
  isMarking: boolean
  onMark: (id: string, isRange: boolean) => void
  onOpen: (id: string) => void
}

/** A conversation in the inbox, in words. */
export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, tags: all, channelName, team, now, href, isSelected, isGone, hasDraft, tabIndex, onOpen } = props
  const { isMarked, isMarking, onMark } = props
  const t = useText()
  const formats = useFormats()
  const called = useCalled()(row.name)
  const incident = useIncidents().data?.find(({ id }) => id === row.incidentId)?.name
  const isOurTurn = row.turnAt !== null
  const tags = tagsOf(row.tags, all)
  const marksOf = useMarks()
  // What is answered is no news any more.
  const marks = row.tone && isOurTurn ? marksOf(row.tone).slice(0, row.last.visibility === 'public' ? 1 : 2) : NONE
  return (
    <Row
      label={rowLabel({ ...row, name: called }, { tags, marks, channelName, now, t, formats })}
      name={called}
      channel={row.channel}
      isPublic={row.last.visibility === 'public'}
      due={<Due {...{ row, now }} />}
      preview={isGone ? t('row.gone') : previewOf(row, t)}
      previewLang={!isGone && row.last.direction === 'in' ? knownLanguage(row.tone) : undefined}
      extras={extrasOf({ row, tags, marks, team, incident, hasDraft, t, formats })}
      isShort={!isOurTurn}
      isUnread={row.unread > 0}
      isSelected={isSelected}
      isParked={!isOurTurn || isGone}
      href={href}
      onOpen={() => onOpen(row.id)}
      tabIndex={tabIndex}
      mark={{
        label: t('row.mark', { name: called }),
        isOn: isMarked,
        isShown: isMarking,
        onMark: isRange => onMark(row.id, isRange),
      }}
    />
  )
})

function Due({ row, now }: { row: InboxRow; now: number }) {
  const formats = useFormats()
  const promise = promiseOf(row, now)
  if (!promise) return dueOf(row, now, formats)
  return <Deadline left={promise.left}>{leftWords(promise.time, formats)}</Deadline>
}

const NONE: readonly MarkSaid[] = []

type Told = {
  row: InboxRow
  tags: readonly Tag[]
  /** Of what the customer says. */
  marks: readonly MarkSaid[]
  team: string | undefined
  incident: string | undefined
  hasDraft: boolean
  t: Translate
  formats: Formats
}

/** What there is to say beside the preview; undefined where there is nothing. */
function extrasOf({ row, tags, marks, team, incident, hasDraft, t, formats }: Told): ReactNode {
  const until = row.status === 'snoozed' && row.snoozedUntil
  const isPublic = row.last.visibility === 'public'
  if (!until && !hasDraft && !isPublic && !team && !incident && tags.length + marks.length === 0) return undefined
  return (
    <>
      {isPublic && (
        <Chip tone="plaza" isSmall>
          {t('visibility.public')}
        </Chip>
      )}
      {marks.map(({ mark, words }) => (
        <MarkChip key={mark} mark={mark}>
          {words}
        </MarkChip>
      ))}
      {team && (
        <RowHint>
          <Icon of={UsersRound} size="s" />
          <bdi>{team}</bdi>
        </RowHint>
      )}
      <TagChips tags={tags} most={isPublic || marks.length > 0 ? 1 : 2} />
      {incident && (
        <Chip tone="soon" isSmall>
          <Icon of={Siren} size="s" />
          {t('incident.chip', { name: incident })}
        </Chip>
      )}
      {until && (
        <RowHint>
          <Icon of={AlarmClock} size="s" />
          {t('row.snoozed', { until: formats.moment(until) })}
        </RowHint>
      )}
      {hasDraft && (
        <RowHint>
          <Icon of={PencilLine} size="s" />
          {t('row.draft')}
        </RowHint>
      )}
    </>
  )
}
