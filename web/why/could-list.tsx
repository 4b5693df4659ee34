import { useColleagues } from '#web/people'
import { useText } from '#web/texts'
import { Avatar } from '#web/ui'
import { byChance, type Could, couldWords, othersWords, type Waiting } from './could-words.ts'
import type { Saying } from './saying.ts'
import css from './why.module.css'

type CouldProps = { waiting: Waiting; saying: Saying }

/** So many stand there at once. */
const mostAtOnce = 8

/** Who could take it, with what stands in the way of each. */
export function CouldList({ waiting, saying }: CouldProps) {
  const t = useText()
  const could = byChance(waiting.could, saying)
  const rest = could.slice(mostAtOnce)
  const others = othersWords(waiting, saying)
  if (could.length === 0 && others === undefined) return null
  return (
    <section className={css.section}>
      <h3 className={css.heading}>{t('why.could')}</h3>
      {could.length > 0 && <People could={could.slice(0, mostAtOnce)} saying={saying} />}
      {rest.length > 0 && (
        <details className={css.fold}>
          <summary>{t('why.could.rest', { count: rest.length })}</summary>
          <People could={rest} saying={saying} />
        </details>
      )}
      {others !== undefined && <p className={css.quiet}>{others}</p>}
    </section>
  )
}

function People({ could, saying }: { could: readonly Could[]; saying: Saying }) {
  const t = useText()
  const colleagues = useColleagues().data
  return (
    <ul className={css.people} aria-label={t('why.could')}>
      {could.map(one => {
        const { agentId, refusal } = one
        const name = saying.nameOf(agentId)
        const picture = colleagues?.find(({ id }) => id === agentId)?.picture ?? undefined
        return (
          <li key={agentId} className={css.person} data-can={refusal === null || undefined}>
            <Avatar name={name} picture={picture} of="agent" size={28} />
            <span className={css.words}>
              <bdi className={css.name}>{saying.isMe(agentId) ? t('why.you', { name }) : name}</bdi>
              <span className={css.quiet}>{couldWords(one, saying)}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
