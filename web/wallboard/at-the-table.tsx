import type { AgentBoard, RoutingBoard } from '#protocol'
import { LoadBar } from '#web/look'
import { useColleagues } from '#web/people'
import { useText } from '#web/texts'
import { Avatar } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { atTheTable } from './standing.ts'
import css from './wallboard.module.css'

/** Who works now, and how full they are. */
export function AtTheTable({ agents }: { agents: RoutingBoard['agents'] }) {
  const t = useText()
  const there = atTheTable(agents)
  return (
    <section className={css.people} aria-labelledby="wall-people">
      <div className={css.heading}>
        <h2 id="wall-people">{t('wall.people')}</h2>
        <span className={css.about}>{t('wall.people.about', { there: there.length, of: agents.length })}</span>
      </div>
      {there.length === 0 && <p className={css.about}>{t('wall.people.none')}</p>}
      <ul className={css.list}>
        {there.map(agent => (
          <Agent key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  )
}

function Agent({ agent }: { agent: AgentBoard }) {
  const { id, presence, load, active, answered, parked } = agent
  const t = useText()
  const ways = useWays()
  const one = useColleagues().data?.find(each => each.id === id)
  const name = one?.name ?? '…'
  const isHere = presence === 'available'
  const has = t('wall.has', { active, answered, parked })
  return (
    <li className={css.agent}>
      <Avatar name={name} picture={one?.picture ?? undefined} of="agent" size={32} />
      <div className={css.who}>
        <WayLink className={css.name} href={ways.wallboard(id)} title={has}>
          <bdi>{name}</bdi>
        </WayLink>
        <LoadBar
          label={`${t('wall.load', { load })} ${has}`}
          pieces={load > 0 ? [{ weight: Math.min(100, load) }] : []}
        />
      </div>
      <span className={css.state} data-tone={presence === 'not-responding' ? 'late' : undefined}>
        {isHere ? t(doing(agent), { load }) : t('wall.presence', { presence: presence.replaceAll('-', '_') })}
      </span>
    </li>
  )
}

/** What lies before them, that they still write down what they settled, or how full they are. */
function doing({ offeredUntil, wrapUpUntil }: AgentBoard): 'wall.asked' | 'wall.wrap-up' | 'wall.units' {
  if (offeredUntil !== null) return 'wall.asked'
  return wrapUpUntil === null ? 'wall.units' : 'wall.wrap-up'
}
