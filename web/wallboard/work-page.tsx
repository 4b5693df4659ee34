import { useState } from 'react'
import { CheckCheck } from 'lucide'
import type { HeldTask, Holder, WaitingTask } from '#protocol'
import { useFaultWords } from '#web/api'
import { Checkbox, Select } from '#web/form'
import { Asked, LongList, Page } from '#web/page'
import { useColleagues } from '#web/people'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useKnownTeams } from '#web/teams'
import { useFormats, useText } from '#web/texts'
import { Callout, useNow, VisuallyHidden } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { useBoard, useHeld, useWaiting } from './queries.ts'
import { useMover } from './use-mover.ts'
import css from './wallboard.module.css'

type Task = Partial<Pick<WaitingTask, 'offeredTo'> & Pick<HeldTask, 'phase'>> & Omit<WaitingTask, 'offeredTo'>

/** What waits in a queue, or what somebody has in hand; any of it can be put into other hands. */
export function WorkPage({ of }: { of: string }) {
  const t = useText()
  const ways = useWays()
  const board = useBoard()
  const teams = useKnownTeams()
  const people = useColleagues().data ?? []
  const person = people.find(({ id }) => id === of)
  const team = teams.find(({ id }) => id === of)
  const waiting = useWaiting(of, !person)
  const held = useHeld(of, person !== undefined)
  const name = person?.name ?? (of === 'common' ? t('queues.common') : (team?.name ?? '…'))
  const here = board.data?.queues.find(({ teamId }) => (teamId ?? 'common') === of)
  return (
    <Page
      title={<bdi>{name}</bdi>}
      say={t(person ? 'wall.work.held' : 'wall.work.waiting', {
        count: person ? (held.data?.length ?? 0) : (here?.waiting ?? 0),
      })}
      above={{ href: ways.wallboard(), name: t('rail.wallboard') }}
    >
      {person ? (
        <Asked query={held}>{tasks => <Work tasks={tasks} isHeld />}</Asked>
      ) : (
        <Asked query={waiting}>{tasks => <Work tasks={tasks} />}</Asked>
      )}
    </Page>
  )
}

function Work({ tasks, isHeld = false }: { tasks: readonly Task[]; isHeld?: boolean }) {
  const t = useText()
  const words = useFaultWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE)
  const mover = useMover()
  const there = tasks.filter(({ conversationId }) => chosen.has(conversationId)).map(one => one.conversationId)
  if (tasks.length === 0)
    return (
      <EmptyState icon={CheckCheck} title={t(isHeld ? 'wall.work.held.none' : 'wall.work.waiting.none')}>
        {t('wall.work.none.cause')}
      </EmptyState>
    )
  const choose = (ids: readonly string[], is: boolean): void =>
    setChosen(before => (is ? new Set([...before, ...ids]) : new Set([...before].filter(id => !ids.includes(id)))))
  return (
    <>
      <div className={css.tools}>
        <Checkbox
          label={there.length === 0 ? t('wall.work.all') : t('wall.work.chosen', { count: there.length })}
          isOn={there.length === tasks.length}
          onChange={is =>
            choose(
              tasks.map(({ conversationId }) => conversationId),
              is,
            )
          }
        />
        <Move
          isOff={there.length === 0 || mover.isMoving}
          onMove={async holder => {
            await mover.move(there, holder)
            setChosen(NONE)
          }}
        />
      </div>
      {mover.fault !== undefined && <Callout tone="late">{words(mover.fault)}</Callout>}
      <LongList label={t('wall.work.list')} lines={tasks} keyOf={one => one.conversationId} tallOf={() => 64}>
        {task => (
          <TaskLine
            task={task}
            isChosen={chosen.has(task.conversationId)}
            onChoose={is => choose([task.conversationId], is)}
          />
        )}
      </LongList>
    </>
  )
}

const NONE: ReadonlySet<string> = new Set()

function Move({ isOff, onMove }: { isOff: boolean; onMove: (to: Exclude<Holder, { kind: 'bot' }>) => Promise<void> }) {
  const t = useText()
  const teams = useKnownTeams()
  const people = useColleagues().data ?? []
  const go = (to: string): void => {
    const [kind, id = ''] = to.split(' ')
    if (kind === 'agent') void onMove({ kind, id })
    if (kind === 'queue') void onMove(id === '' ? { kind } : { kind, team: id })
  }
  return (
    <Select
      label={t('wall.work.move')}
      isLabelHidden
      disabled={isOff}
      value=""
      onChange={go}
      choices={[
        { value: '', label: t('wall.work.move') },
        { value: 'queue', label: t('wall.work.to-queue', { name: t('queues.common') }) },
        ...teams.map(({ id, name }) => ({ value: `queue ${id}`, label: t('wall.work.to-queue', { name }) })),
        ...people.map(({ id, name }) => ({ value: `agent ${id}`, label: t('wall.work.to-agent', { name }) })),
      ]}
    />
  )
}

type TaskLineProps = { task: Task; isChosen: boolean; onChoose: (is: boolean) => void }

function TaskLine({ task, isChosen, onChoose }: TaskLineProps) {
  const t = useText()
  const ways = useWays()
  const people = useColleagues().data ?? []
  const offeredTo = people.find(({ id }) => id === task.offeredTo)?.name
  const said = [
    t(`offer.class.${task.class}`),
    offeredTo && t('wall.work.offered', { name: offeredTo }),
    task.phase && t('wall.work.phase', { phase: task.phase }),
  ]
  return (
    <div className={css.task}>
      <Checkbox
        label={<VisuallyHidden>{t('wall.work.choose', { name: task.name })}</VisuallyHidden>}
        isOn={isChosen}
        onChange={onChoose}
      />
      <ChannelMark of={task.channel} />
      <div className={css.who}>
        <WayLink className={css.name} href={ways.inbox('all', task.conversationId)}>
          <bdi>{task.name}</bdi>
        </WayLink>
        <span className={css.about}>{said.filter(Boolean).join(' · ')}</span>
      </div>
      <Due task={task} />
    </div>
  )
}

function Due({ task: { arrivedAt, dueAt } }: { task: Task }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(10_000)
  if (dueAt === null)
    return <span className={css.about}>{t('wall.since', { span: formats.span(now - arrivedAt) })}</span>
  const isLate = dueAt <= now
  return (
    <span className={isLate ? css.late : css.about}>
      {t(isLate ? 'wall.over' : 'wall.left', { span: formats.span(Math.max(60_000, Math.abs(dueAt - now))) })}
    </span>
  )
}
