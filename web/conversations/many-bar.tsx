import { AlarmClock, Check, type IconNode, MailOpen, RotateCcw, UserRoundPlus, X } from 'lucide'
import { Callout, Icon, IconButton } from '#web/ui'
import { Tooltip } from '#web/overlay'
import { announced, type ManyPart, printed, useAsked, usePart, useStage } from '#web/actions'
import { useFaultWords } from '#web/api'
import { drawerOf, useHolding } from '#web/cache'
import type { Marked } from '#web/inbox'
import { useColleagues } from '#web/people'
import { choicesOf, noteUsed, proposedForMost, readUsed, useProposed, useReasons } from '#web/reasons'
import { useKnownTeams } from '#web/teams'
import { useText } from '#web/texts'
import type { Holder, ManyDeed, Status } from '#protocol'
import { DEEDS } from './deed-names.ts'
import { type Failed, useMany } from './use-many.ts'
import css from './many-bar.module.css'

/** What can be done with the conversations that are chosen, over the head of their list. */
export function ManyBar({ marked }: { marked: Marked }) {
  const t = useText()
  const { ask, look } = useStage()
  const { progress, failed, forget, run } = useMany()
  const reasons = useReasons().data ?? []
  const colleagues = useColleagues().data ?? []
  const teams = useKnownTeams()
  const whose = drawerOf(useHolding())
  const most = proposedForMost(useProposed([...marked.ids], useAsked() === DEEDS.close))
  const proposed = most
    ? [{ reasonId: most.reasonId, words: t('reason.proposed.many', { count: most.count, of: most.of }) }]
    : []
  const openCases = openCasesIn(look().list?.rows() ?? [], marked.ids)
  const letGo = (): void => {
    forget()
    marked.keep([])
  }
  // What it did not work with stays chosen, beside the reason.
  const does = (deed: ManyDeed): void =>
    void run([...marked.ids], deed).then(left => marked.keep(left.map(({ id }) => id)))
  const many: ManyPart = {
    ...{ colleagues, teams, letGo, openCases },
    reasons: () => choicesOf(reasons, readUsed(localStorage, whose), proposed),
    // What is missing in one of them the server says, and that one stays chosen.
    settle(reasonId, then) {
      noteUsed(localStorage, whose, reasonId)
      then()
    },
    assign: (holder: Holder) => holder.kind !== 'bot' && does({ kind: 'assign', holder }),
    snooze: (until: number) => does({ kind: 'snooze', until }),
    close: (reasonId: string) => does({ kind: 'close', reasonId }),
    reopen: () => does({ kind: 'reopen' }),
    read: () => does({ kind: 'read' }),
  }
  usePart('many', many)
  return (
    <div className={css.bar} role="group" aria-label={t('many.label')}>
      <div className={css.line}>
        <p className={css.count} role="status">
          {progress ? t('many.progress', progress) : t('many.chosen', { count: marked.ids.size })}
          {!progress && openCases > 0 && <span className={css.cases}>{t('many.cases', { count: openCases })}</span>}
        </p>
        <Deed
          icon={UserRoundPlus}
          words={t('deed.assign')}
          keys="A"
          deed={DEEDS.assign}
          onDo={() => ask(DEEDS.assign)}
        />
        <Deed icon={AlarmClock} words={t('deed.snooze')} keys="H" deed={DEEDS.snooze} onDo={() => ask(DEEDS.snooze)} />
        <Deed icon={Check} words={t('deed.close')} keys="E" deed={DEEDS.close} onDo={() => ask(DEEDS.close)} />
        <Deed icon={RotateCcw} words={t('deed.reopen')} keys="shift+E" onDo={many.reopen} />
        <Deed icon={MailOpen} words={t('deed.read')} keys="I" onDo={many.read} />
        <Deed icon={X} words={t('deed.let-go')} keys="Escape" onDo={letGo} />
      </div>
      {failed.length > 0 && <Failures failed={failed} />}
    </div>
  )
}

/** A case is open as long as one of its conversations is. */
const openCasesIn = (
  rows: readonly { id: string; caseId: string | null; status: Status }[],
  ids: ReadonlySet<string>,
): number => rows.filter(({ id, caseId, status }) => ids.has(id) && caseId !== null && status !== 'closed').length

type DeedProps = { icon: IconNode; words: string; keys: string; deed?: string; onDo: () => void }

function Deed({ icon, words, keys, deed, onDo }: DeedProps) {
  return (
    <Tooltip text={words} keys={printed(keys)}>
      <IconButton
        size="s"
        name={words}
        data-deed={deed}
        aria-keyshortcuts={announced(keys)}
        aria-haspopup={deed ? 'dialog' : undefined}
        onClick={onDo}
      >
        <Icon of={icon} />
      </IconButton>
    </Tooltip>
  )
}

const MOST_NAMED = 4

/** Whom it could not be done for, and why. */
function Failures({ failed }: { failed: readonly Failed[] }) {
  const t = useText()
  const words = useFaultWords()
  const { look } = useStage()
  const rows = look().list?.rows() ?? []
  const nameOf = (id: string): string => rows.find(row => row.id === id)?.name ?? '…'
  return (
    <div className={css.told}>
      <Callout tone="late">
        <p>{t('many.failed', { count: failed.length })}</p>
        <ul className={css.failed}>
          {failed.slice(0, MOST_NAMED).map(({ id, fault }) => (
            <li key={id}>
              <bdi>{nameOf(id)}</bdi>: {words(fault)}
            </li>
          ))}
        </ul>
        {failed.length > MOST_NAMED && <p>{t('many.failed.more', { count: failed.length - MOST_NAMED })}</p>}
      </Callout>
    </div>
  )
}
