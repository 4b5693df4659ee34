import type { CSSProperties } from 'react'
import type { Skill } from '#protocol'
import { useText } from '#web/texts'
import { Avatar, PresenceDot } from '#web/ui'
import type { Agent } from './people.ts'
import { dotOf, usePresenceWords } from './presence-words.ts'
import { useShiftWords } from './shift-words.ts'
import css from './grid.module.css'

type GridRowProps = {
  agent: Agent
  index: number
  start: number
  skills: readonly Skill[]
  /** Where the keyboard stands in it. */
  column: number | undefined
  idOf: (column: number) => string
  onSpot: (column: number) => void
  onOpen: (personId: string) => void
}

/** One of the team: how they stand, when they work, and a level for each skill. */
export function GridRow({ agent, index, start, skills, column, idOf, onSpot, onOpen }: GridRowProps) {
  const t = useText()
  const presenceWords = usePresenceWords()
  const shiftWords = useShiftWords()
  const { personId, name, picture, presence, shift, languages, place } = agent
  const spoken = Object.keys(languages).join(' ')
  const spotOf = (at: number): true | undefined => column === at || undefined
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={css.row}
      data-line=""
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys for all of its cells */}
      <span
        id={idOf(0)}
        role="rowheader"
        tabIndex={-1}
        className={css.name}
        data-spot={spotOf(0)}
        onClick={() => {
          onSpot(0)
          onOpen(personId)
        }}
      >
        <Avatar name={name} picture={picture ?? undefined} of="agent" size={26} />
        <span className={css.words}>
          <bdi className={css.who}>{name}</bdi>
          <span className={css.state} data-late={presence?.state === 'not-responding' || undefined}>
            <PresenceDot presence={dotOf(presence)} />
            {[presenceWords(presence), shiftWords(shift), spoken, place?.name].filter(Boolean).join(' · ')}
          </span>
        </span>
      </span>
      {skills.map(({ id }, at) => {
        const level = agent.skills[id] ?? 0
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys for all of its cells
          <span
            key={id}
            id={idOf(at + 1)}
            role="gridcell"
            tabIndex={-1}
            className={css.level}
            data-spot={spotOf(at + 1)}
            style={{ '--level': level } as CSSProperties}
            aria-label={level === 0 ? t('staff.level.none') : t('staff.level', { level })}
            onClick={() => (spotOf(at + 1) ? onOpen(personId) : onSpot(at + 1))}
          >
            <i data-none={level === 0 || undefined}>{level === 0 ? '·' : level}</i>
          </span>
        )
      })}
    </div>
  )
}
