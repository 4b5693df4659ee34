import type { OwnTable } from '#protocol'
import { useFaultWords } from '#web/api'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { clockOf, isAside, loadOf, useWrapUpLeft } from './load-words.ts'
import { useEndWrapUp } from './queries.ts'
import css from './load.module.css'

type ListProps = { table: OwnTable; onDone: () => void }

/** What one has in hand, what is due first at the top, each with what it takes. */
export function LoadList({ table, onDone }: ListProps) {
  const t = useText()
  const { pieces, share } = table
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{t('deed.load')}</h2>
        <span className={css.sum}>{t('load.of', { load: loadOf(table), of: share })}</span>
      </header>
      <div className={css.scroll}>
        <Ending />
        {pieces.length === 0 ? (
          <div className={css.nothing}>
            <EmptyState title={t('load.none')} as="h3">
              {t('load.none.cause')}
            </EmptyState>
          </div>
        ) : (
          <ul className={css.rows} aria-label={t('deed.load')}>
            {pieces.map((piece, at) => (
              <Piece key={piece.conversationId} piece={piece} isFirst={at === 0} onDone={onDone} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

/** The quiet time, where it runs. */
function Ending() {
  const t = useText()
  const words = useFaultWords()
  const leftMs = useWrapUpLeft()
  const ending = useEndWrapUp()
  return (
    <>
      {ending.error !== null && (
        <Callout tone="late">
          <span role="alert">{words(ending.error)}</span>
        </Callout>
      )}
      {leftMs > 0 && (
        <div className={css.ending}>
          <span>{t('load.wrap', { time: clockOf(leftMs) })}</span>
          <Button size="s" isBusy={ending.isPending} onClick={() => ending.mutate()}>
            {t('load.wrap.done')}
          </Button>
        </div>
      )}
    </>
  )
}

type PieceProps = { piece: OwnTable['pieces'][number]; isFirst: boolean; onDone: () => void }

function Piece({ piece, isFirst, onDone }: PieceProps) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const { conversationId, name, channel, units, phase, isPaused, dueAt } = piece
  const facts = [
    t('load.phase', { phase: isPaused ? 'paused' : phase }),
    phase === 'active' && dueAt !== null && t('offer.due', { moment: formats.moment(dueAt) }),
  ]
  return (
    <li className={css.row}>
      <ChannelMark of={channel} />
      <div className={css.who}>
        <WayLink
          className={css.name}
          href={ways.inbox('mine', conversationId)}
          data-autofocus={isFirst || undefined}
          onClick={onDone}
        >
          <bdi>{name}</bdi>
        </WayLink>
        <span className={css.about}>{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <span className={css.units} data-aside={isAside(piece) || undefined}>
        {t('load.units', { units })}
      </span>
    </li>
  )
}
