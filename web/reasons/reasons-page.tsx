import { Milestone, Plus } from 'lucide'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Reason } from '#protocol'
import { useFaultWords } from '#web/api'
import { Asked, keepMoving, Section, Sought } from '#web/page'
import { EmptyState } from '#web/states'
import { useText } from '#web/texts'
import { Button, Callout, Icon, LiveRegion } from '#web/ui'
import { Proposals } from './proposals.tsx'
import { useReasonDeeds, useReasons } from './queries.ts'
import { type Edited, ReasonDialog } from './reason-dialog.tsx'
import { ReasonLine } from './reason-line.tsx'
import css from './reasons-page.module.css'

/** The tree of reasons: made, named, marked, moved, put away. */
export function ReasonsPage() {
  const t = useText()
  const reasons = useReasons()
  const [edited, setEdited] = useState<Edited>()
  const add = (
    <Button kind="primary" onClick={() => setEdited({ parentId: null })}>
      <Icon of={Plus} />
      {t('reasons.add')}
    </Button>
  )
  return (
    <>
      <Section title={t('reason.title')} help={t('reasons.help')} deed={add}>
        <ReasonDialog
          key={edited && ('id' in edited ? edited.id : `below ${edited.parentId}`)}
          edited={edited}
          reasons={reasons.data ?? []}
          onDone={() => setEdited(undefined)}
        />
        <Asked query={reasons}>{all => <Tree reasons={all} onEdit={setEdited} />}</Asked>
      </Section>
      <Proposals />
    </>
  )
}

function Tree({ reasons, onEdit }: { reasons: readonly Reason[]; onEdit: (edited: Edited) => void }) {
  const t = useText()
  const wordsOfFault = useFaultWords()
  const { edit } = useReasonDeeds()
  const list = useRef<HTMLUListElement>(null)
  const [said, say] = useState('')
  const words = useMemo(() => wordsIn(reasons), [reasons])
  const wordsOf = useCallback(({ id }: Reason) => words.get(id) ?? '', [words])
  if (reasons.length === 0) {
    return (
      <EmptyState as="h3" icon={Milestone} title={t('reasons.none')}>
        {t('reasons.none.cause')}
      </EmptyState>
    )
  }
  const move = (reason: Reason, by: 1 | -1): void => {
    const beside = reasons.filter(({ parentId }) => parentId === reason.parentId)
    const position = beside.indexOf(reason) + by
    edit.mutate(
      { id: reason.id, position },
      {
        onSuccess: () => {
          say(t('reasons.moved', { label: reason.label, place: position + 1, count: beside.length }))
          keepMoving(list.current, reason.id, by)
        },
      },
    )
  }
  return (
    <>
      {edit.error && (
        <Callout tone="late">
          <span role="alert">{wordsOfFault(edit.error)}</span>
        </Callout>
      )}
      <Sought label={t('reason.title')} all={reasons} wordsOf={wordsOf}>
        {shown => (
          <ul ref={list} className={css.tree} aria-label={t('reason.title')}>
            {shown.map(reason => (
              <ReasonLine
                key={reason.id}
                reason={reason}
                reasons={reasons}
                onMove={by => move(reason, by)}
                onEdit={onEdit}
                onArchive={isArchived => edit.mutate({ id: reason.id, isArchived })}
              />
            ))}
          </ul>
        )}
      </Sought>
      <LiveRegion>{said}</LiveRegion>
    </>
  )
}

/** By which words each is found: its own, those above it, and those below it, so that the tree stays one. */
function wordsIn(reasons: readonly Reason[]): Map<string, string> {
  const above = new Map(reasons.map(({ id, parentId }) => [id, parentId]))
  const words = new Map(reasons.map(({ id, path }) => [id, path.join(' ')]))
  for (const { id, label } of reasons)
    for (let at: string | null | undefined = id; at; at = above.get(at)) words.set(at, `${words.get(at)} ${label}`)
  return words
}
