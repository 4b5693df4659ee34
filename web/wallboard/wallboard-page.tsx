import { type RefObject, useRef } from 'react'
import { Maximize, Scale, Shuffle } from 'lucide'
import type { RoutingBoard } from '#protocol'
import { Asked } from '#web/page'
import { useBrand } from '#web/api'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Icon, IconButton, LinkButton, useNow, Voice } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { AtTheTable } from './at-the-table.tsx'
import { Lanes } from './lanes.tsx'
import { useBoard } from './queries.ts'
import { totalOf, verdictOf } from './standing.ts'
import { WorkPage } from './work-page.tsx'
import css from './wallboard.module.css'

/** How the work stands, or what lies behind one place of it: `of` is a queue (`common`, a team) or a colleague. */
export function WallboardPage({ of }: { of?: string | undefined }) {
  const board = useBoard()
  if (of !== undefined) return <WorkPage key={of} of={of} />
  return <Wallboard board={board} />
}

function Wallboard({ board }: { board: ReturnType<typeof useBoard> }) {
  const wall = useRef<HTMLElement>(null)
  return (
    <main ref={wall} className={css.wall} data-region="page">
      <div className={css.inside}>
        <Head wall={wall} />
        <Asked query={board} as="page">
          {found => <Standing board={found} />}
        </Asked>
      </div>
    </main>
  )
}

function Head({ wall }: { wall: RefObject<HTMLElement | null> }) {
  const t = useText()
  const formats = useFormats()
  const { workspace } = useBrand()
  const now = useNow(1000)
  const ways = useWays()
  const linkTo = useLinkTo()
  return (
    <header className={css.head}>
      <h1 className={css.title}>
        <bdi>{workspace.name}</bdi> <span className={css.what}>{t('wall.title')}</span>
      </h1>
      <LinkButton size="s" kind="ghost" {...linkTo(ways.reports('/parity'))}>
        <Icon of={Scale} size="s" />
        <span className={css.word}>{t('parity.title')}</span>
      </LinkButton>
      <time className={css.clock}>{formats.clock(now)}</time>
      <span className={css.whole}>
        <IconButton name={t('wall.whole')} onClick={() => void wall.current?.requestFullscreen?.()}>
          <Icon of={Maximize} />
        </IconButton>
      </span>
    </header>
  )
}

function Standing({ board }: { board: RoutingBoard }) {
  const t = useText()
  const ways = useWays()
  const linkTo = useLinkTo()
  if (!board.queues.some(({ mode }) => mode === 'push') && board.queues.every(({ waiting }) => waiting === 0)) {
    return (
      <EmptyState
        icon={Shuffle}
        title={t('wall.off')}
        deed={<LinkButton {...linkTo(ways.settings('queues'))}>{t('wall.off.do')}</LinkButton>}
      >
        {t('wall.off.cause')}
      </EmptyState>
    )
  }
  const total = totalOf(board.queues)
  return (
    <>
      <Voice as="p" size="cover">
        {t('wall.say', { verdict: verdictOf(total), late: total.late })}{' '}
        {total.soon > 0 && <span className={css.soon}>{t('wall.say.soon', { soon: total.soon })}</span>}
      </Voice>
      <div className={css.columns}>
        <Lanes queues={board.queues} />
        <AtTheTable agents={board.agents} />
      </div>
    </>
  )
}
