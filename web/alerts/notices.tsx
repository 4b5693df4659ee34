import { useState } from 'react'
import type { NoticeDraft, NoticeState } from '#protocol'
import { SegmentedControl } from '#web/form'
import { More } from '#web/evidence'
import { Asked, Line, Lines } from '#web/page'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Deadline, leftOf, useNow } from '#web/ui'
import { NoticeDialog } from './notice-dialog.tsx'
import { useDrafts } from './queries.ts'
import css from './alerts.module.css'

const STATES: readonly NoticeState[] = ['draft', 'ready', 'done', 'dismissed']

/** Notices before anybody asks: what is to be written, what is ready, what is out. */
export function Notices() {
  const t = useText()
  const [state, setState] = useState<NoticeState>('draft')
  const [opened, setOpened] = useState<string>()
  const drafts = useDrafts(state)
  return (
    <>
      <div className={css.tools}>
        <SegmentedControl
          label={t('alerts.notices.which')}
          choices={STATES.map(value => ({ value, label: t('alerts.notices.state', { state: value }) }))}
          value={state}
          onChange={setState}
        />
      </div>
      <Asked query={drafts}>
        {all =>
          all.length === 0 ? (
            <EmptyState title={t('alerts.notices.empty', { state })}>
              {state === 'draft' && t('alerts.notices.empty.cause')}
            </EmptyState>
          ) : (
            <>
              <Lines label={t('alerts.tab.notices')}>
                {all.map(draft => (
                  <NoticeLine
                    key={draft.id}
                    draft={draft}
                    isOpen={opened === draft.id}
                    onOpen={isOpen => setOpened(isOpen ? draft.id : undefined)}
                  />
                ))}
              </Lines>
              <More of={drafts} />
            </>
          )
        }
      </Asked>
    </>
  )
}

type NoticeLineProps = { draft: NoticeDraft; isOpen: boolean; onOpen: (isOpen: boolean) => void }

function NoticeLine({ draft, isOpen, onOpen }: NoticeLineProps) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(30_000)
  const { what, who, nextAt, state, madeAt, dueAt } = draft
  const isDue = state === 'draft'
  return (
    <Line
      title={<bdi>{what}</bdi>}
      text={
        <>
          {who} · {t('alerts.notices.next', { at: formats.moment(nextAt) })}
        </>
      }
      end={
        <>
          {isDue && (
            <Deadline left={leftOf(madeAt, dueAt, now)}>
              {t('alerts.notices.due', { at: formats.moment(dueAt) })}
            </Deadline>
          )}
          <Button onClick={() => onOpen(true)} aria-label={t('alerts.notices.review.of', { what })}>
            {t('alerts.notice.review')}
          </Button>
          <NoticeDialog draft={draft} isOpen={isOpen} onClose={() => onOpen(false)} />
        </>
      }
    />
  )
}
